// The commons in a real browser: read by anybody, said without a script and with one, a kind made, and
// axe on every page in both languages, light and dark, on a desktop and a telephone.
//
//   node commons.mjs PROGRAM [--shots FOLDER]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program, ...rest] = process.argv.slice(2);
if (!program) {
  console.error("usage: node commons.mjs PROGRAM [--shots FOLDER]");
  process.exit(2);
}
const shots = rest[0] === "--shots" ? rest[1] : null;
const work = mkdtempSync(join(tmpdir(), "essaim-commons-"));
let failures = 0;
const check = (name, right, detail = "") => {
  console.log(`${right ? "ok  " : "FAIL"} ${name}${right || !detail ? "" : `: ${detail}`}`);
  if (!right) failures += 1;
};

const data = join(work, "data");
mkdirSync(data);
execFileSync(program, ["--language", "fr", "commons", "init", join(data, "commons"), "Les Ateliers", "--origin", "commons.example"], { stdio: "ignore" });
const serve = () => new Promise((resolve, reject) => {
  const server = spawn(program, ["--language", "fr", "serve", "--data", data, "--listen", "127.0.0.1:0"]);
  let out = "", err = "";
  server.stdout.on("data", (text) => { out += text; const link = out.match(/http:\S+/); if (link) resolve({ server, link: link[0] }); });
  server.stderr.on("data", (text) => { err += text; });
  server.on("exit", (code) => reject(new Error(`the server ended (${code}): ${err}`)));
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Somebody without a session looks for what replaces a platform.
const reads = async (page, base) => {
  await page.goto(`${base}/commons`);
  await page.fill("#q", "remplacer Doodle");
  await page.click("form.search button");
  const first = await page.textContent("ol.hits li:first-child");
  check("a stranger finds what replaces a platform", /doodle|sondage|date/i.test(first), first);
  await page.click("ol.hits li:first-child details summary");
  check("and why it is first", (await page.textContent("ol.hits li:first-child details")).includes("points"));
  await page.click("ol.hits li:first-child h3 a");
  check("a record says how it stands", (await page.textContent("dl.record")).length > 20);
  await page.click("text=Histoire");
  check("and its history", (await page.textContent("h1")).startsWith("Histoire"));
};

// A record is said, corrected, and taken back.
const says = async (page, base, name) => {
  await page.goto(`${base}/commons/kinds/software/add`);
  await page.fill("#f-name", name);
  await page.fill("#f-x-source", "Un rapport, 2026");
  await page.fill("#f-website", "https://logiciel.example/");
  await page.check("input[name=uses][value=polls]");
  await page.click("button[value=preview]");
  check(`${name}: it is looked at before it is said`, (await page.textContent("main")).includes("Un rapport, 2026"));
  await page.click("button[value=change]");
  check(`${name}: what was typed is kept`, (await page.inputValue("#f-name")) === name);
  await page.click("button[value=preview]");
  await page.click("button[value=say]");
  await page.waitForURL(/\/commons\/records\/software\/\w+\?told=/);
  check(`${name}: it is said`, (await page.textContent("h1")) === name);
  check(`${name}: and told`, (await page.textContent("[role=status]")).length > 5);
  const record = page.url().split("?")[0];
  await page.click("text=Corriger ou compléter");
  await page.fill("#f-website", "https://ailleurs.example/");
  await page.fill("#f-x-source", "https://ailleurs.example/");
  await page.click("button[value=preview]");
  await page.click("button[value=say]");
  await page.waitForURL(/told=/);
  check(`${name}: it is corrected`, (await page.textContent("main")).includes("ailleurs.example"));
  await page.goto(`${record}/history`);
  await page.click("ol.told li:first-child a");
  await page.click("details summary:has-text('Reprendre')");
  await page.fill("#revert-reason", "Une erreur");
  await page.click("button:has-text('Reprendre')");
  await page.waitForURL(/told=/);
  check(`${name}: and taken back`, (await page.textContent("main")).includes("Une erreur"));
  return new URL(record).pathname;
};

// A kind is made.
const makes = async (page, base, title) => {
  await page.goto(`${base}/commons/kinds/new`);
  await page.fill("#title-fr", title);
  await page.fill("#title-en", title);
  await page.fill("#f0-title-fr", "Prénom du boulanger");
  await page.fill("#f0-title-en", "Baker’s first name");
  await page.fill("#f0-purpose-fr", "Joindre");
  await page.click("button[value=preview]");
  check(`${title}: what is about persons is refused`, Boolean(await page.$("a[href='#f0-people']")));
  await page.fill("#f0-title-fr", "Combustible");
  await page.fill("#f0-title-en", "Fuel");
  await page.click("button[value=preview]");
  await page.click("button[value=say]");
  await page.waitForURL(/\/commons\/statements\//);
  check(`${title}: a kind is proposed`, (await page.textContent("main")).includes("Combustible"));
};

const look = async (context, base, paths, variant, suffix) => {
  const page = await context.newPage();
  const errors = [], foreign = [], wide = [];
  page.on("request", (request) => { if (!request.url().startsWith(base)) foreign.push(request.url()); });
  page.on("pageerror", (error) => errors.push(String(error)));
  let violations = 0, heaviest = 0;
  for (const [name, path] of Object.entries(paths)) {
    const response = await page.goto(base + path);
    heaviest = Math.max(heaviest, gzipSync(await response.body()).length);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const one of found.violations) {
      violations += 1;
      console.log(`     ${variant} ${name}: ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) wide.push(name);
    if (shots && suffix !== undefined) await page.screenshot({ path: join(shots, `${name}${suffix}.png`), fullPage: true });
  }
  check(`axe, ${variant}: no violation`, violations === 0, `${violations}`);
  check(`${variant}: no page is wider than its window`, wide.length === 0, wide.join(", "));
  check(`${variant}: nothing is asked of others`, foreign.length === 0, foreign.slice(0, 3).join(", "));
  check(`${variant}: no error of a script`, errors.length === 0, errors.slice(0, 3).join(" | "));
  check(`${variant}: the heaviest page is within 60 KB compressed`, heaviest <= 60 * 1024, `${heaviest}`);
  console.log(`     heaviest page ${heaviest} bytes compressed`);
  await page.close();
};

let running;
try {
  if (shots) mkdirSync(shots, { recursive: true });
  running = await serve();
  const base = new URL(running.link).origin;
  const stranger = await browser.newContext({ locale: "fr-FR" });
  await reads(await stranger.newPage(), base);
  await stranger.close();
  const opened = await browser.newContext({ locale: "fr-FR" });
  const page = await opened.newPage();
  await page.goto(running.link);
  const state = await opened.storageState();
  const record = await says(page, base, "Logiciel essayé");
  await makes(page, base, "Four");
  const bare = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, storageState: state });
  await says(await bare.newPage(), base, "Logiciel sans script");
  await makes(await bare.newPage(), base, "Grainothèque");
  await bare.close();
  await page.goto(`${base}${record}`);
  const statement = await page.getAttribute("a[href^='/commons/statements/']", "href");
  await page.goto(`${base}/commons/search?q=framadate`);
  const known = await page.getAttribute("ol.hits h3 a", "href");
  await page.goto(`${base}/commons/search?q=remplacer+Doodle`);
  const replacement = await page.getAttribute("ol.hits h3 a", "href");
  const paths = {
    home: "/commons", search: "/commons/search?q=remplacer%20Doodle", all: "/commons/search", none: "/commons/search?q=zzzzqqqq",
    ranking: "/commons/ranking", rule: "/commons/rule", kinds: "/commons/kinds", kind: "/commons/kinds/service",
    record, known, replacement, history: `${record}/history`, statement, add: "/commons/kinds/service/add", correct: `${known}/add`,
    make: "/commons/kinds/new", ours: "/commons/ours",
  };
  for (const locale of ["fr-FR", "en-GB"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [size, viewport] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
        const context = await browser.newContext({ locale, colorScheme, viewport, storageState: state });
        const shown = locale === "fr-FR" && colorScheme === "light" ? { desktop: "", phone: "-phone" }[size] : undefined;
        const dark = locale === "en-GB" && colorScheme === "dark" && size === "desktop" ? "-dark" : undefined;
        await look(context, base, paths, `${locale} ${colorScheme} ${size}`, shown ?? dark);
        await context.close();
      }
    }
  }
} catch (error) {
  check("the run", false, error.stack);
} finally {
  await browser.close();
  running?.server.removeAllListeners("exit");
  running?.server.kill();
  rmSync(work, { recursive: true, force: true });
}
console.log(failures ? `${failures} failed` : "all passed");
process.exit(failures ? 1 : 0);
