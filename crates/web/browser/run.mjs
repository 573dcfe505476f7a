// The pages in a real browser: core tasks with the script and without it and by keyboard alone, axe on
// every page in both languages, light and dark, on a desktop and a telephone, weights, and screenshots.
//
//   node run.mjs PROGRAM [--shots FOLDER]
//
// PROGRAM is the essaim binary. Chromium is Debian's.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program, ...rest] = process.argv.slice(2);
if (!program) {
  console.error("usage: node run.mjs PROGRAM [--shots FOLDER]");
  process.exit(2);
}
const shots = rest[0] === "--shots" ? rest[1] : null;
const work = mkdtempSync(join(tmpdir(), "essaim-browser-"));
let failures = 0;
const check = (name, right, detail = "") => {
  console.log(`${right ? "ok  " : "FAIL"} ${name}${right || !detail ? "" : `: ${detail}`}`);
  if (!right) failures += 1;
};

const serve = (data) => new Promise((resolve, reject) => {
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

const statutes = join(work, "statuts.md");
writeFileSync(statutes, `# Statuts de l'association Les Tilleuls

## Article 1 – Nom
L'association a pour nom Les Tilleuls.

## Article 2 – Objet
L'association a pour objet de prêter des outils et d'apprendre à réparer soi-même les objets du quotidien.

## Article 3 – Siège
Le siège est au 4 rue des Tilleuls, 35000 Rennes.
`);
const form = join(work, "formulaire.html");
writeFileSync(form, `<!doctype html><title>Demande de subvention</title><form>
<label for="n">Nom de l'association</label><input id="n" name="n">
<label for="o">Objet de l'association</label><textarea id="o" name="o" maxlength="400"></textarea>
<label for="p">Difficultés rencontrées</label><textarea id="p" name="p" maxlength="60"></textarea>
</form>`);
const accounts = join(work, "123456782FEC20251231.txt");
const fec = (rows) => ["JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise", ...rows].join("\r\n");
const row = (number, day, account, name, label, debit, credit) => `BQ|Banque|${number}|${day}|${account}|${name}|||p${number}|${day}|${label}|${debit}|${credit}|||${day}||`;
writeFileSync(accounts, fec([
  row(1, "20250110", "512000", "Banque", "Cotisations", "1200,00", "0,00"),
  row(1, "20250110", "756000", "Cotisations", "Cotisations", "0,00", "1200,00"),
  row(2, "20250315", "606000", "Achats", "Outils", "450,00", "0,00"),
  row(2, "20250315", "512000", "Banque", "Outils", "0,00", "450,00"),
]));

// What a person does, from nothing to a filled form: `page` is a page that may or may not run scripts.
const tasks = async (page, base, title, script) => {
  const name = `Tilleuls ${title}`;
  const at = `${base}/d/${encodeURIComponent(name)}`;
  await page.goto(`${base}/`);
  await page.fill("#name", name);
  await page.click("form[action='/dossiers'] button");
  await page.waitForURL(/\/d\//);
  check(`${title}: a dossier is made`, (await page.textContent("h1")).includes(name));

  await page.setInputFiles("#files", statutes);
  await page.click("form.drop button:not(.second)");
  await settled(page, script);
  await page.click("main a.button");
  check(`${title}: a document is read`, (await page.textContent("main")).includes("statuts.md"));

  await page.fill("#q", "à quoi sert l'association");
  await page.click("form.search button");
  check(`${title}: the search finds it`, (await page.textContent("main")).includes("réparer soi-même"));

  await page.goto(`${at}/forms`);
  await page.setInputFiles("#files", form);
  await page.click("form.drop button[formaction$='/forms']");
  await page.waitForURL(/\/forms\/\d+(\?|$)/, { timeout: 120000 });
  check(`${title}: a form is read`, (await page.textContent("h1")).includes("Demande de subvention"));

  await page.click("text=Relire les réponses");
  const first = page.url();
  check(`${title}: an answer is proposed`, (await page.inputValue("#text")).includes("Les Tilleuls"));
  await page.click("button[value=accept]");
  await page.waitForURL((url) => url.href !== first);
  check(`${title}: it is accepted, and the next one shown`, (await page.inputValue("#text")).includes("réparer"));
  await page.fill("#text", "Nous prêtons des outils.");
  await page.click("button[value=accept]");
  await page.waitForURL(/\/b3$/);
  const long = "Une première phrase qui tient. Une seconde phrase qui ne tient plus dans la case du formulaire.";
  await page.fill("#text", long);
  if (script) {
    await page.waitForFunction(() => document.querySelector(".save").textContent.includes("Enregistré"));
    await page.reload();
    check(`${title}: what is typed is saved by itself`, (await page.inputValue("#text")) === long);
  } else {
    await page.click("button[value=keep]");
  }
  await page.click("button[value=shorten]");
  check(`${title}: it is shortened to whole sentences`, (await page.inputValue("#text")) === "Une première phrase qui tient.");
  await page.click("button[value=back]");
  check(`${title}: a step is taken back`, (await page.inputValue("#text")) === long);
  await page.click("button[value=blank]");
  await page.waitForURL(/\/forms\/\d+$/);
  check(`${title}: all is gone through`, (await page.textContent("main")).includes("Tout est relu"));

  await page.click("text=Réponses à copier");
  check(`${title}: the answers to copy`, (await page.content()).includes("Nous prêtons des outils."));
  await page.goto(`${at}/library`);
  check(`${title}: the answer is in the library`, (await page.textContent("main")).includes("Nous prêtons des outils."));

  await page.goto(`${at}/documents`);
  await page.click("button:has-text('Retirer')");
  await page.waitForURL(/told=/);
  check(`${title}: a document is removed`, !(await page.textContent("ul.rows, main")).includes("Statuts, "));
  await page.click("button:has-text('Annuler')");
  await page.waitForURL(/\/documents$/, { timeout: 60000 });
  check(`${title}: and put back`, (await page.textContent("main")).includes("statuts.md"));

  await page.goto(`${at}/accounts`);
  await page.setInputFiles("input[type=file]", accounts);
  await page.click("form.drop button");
  await page.waitForSelector("button:has-text('Importer')", { timeout: 60000 });
  check(`${title}: accounts are shown before they come in`, (await page.textContent("main")).includes("4"));
  await page.click("button:has-text('Importer')");
  await page.goto(`${at}/accounts`);
  check(`${title}: the dashboard is drawn`, (await page.textContent("main")).includes("750"));
};

// Waits for a job's end: with the script the page moves on, without it the page comes again.
const settled = async (page, script) => {
  await page.waitForURL(/\/jobs\//);
  for (let turn = 0; turn < 60; turn += 1) {
    if (await page.$("main a.button")) return;
    await page.waitForTimeout(1000);
    if (!script) await page.reload();
  }
  throw new Error("the job did not end");
};

// The same with no pointing device: Tab to what is wanted, Enter, and the page's own keys.
const keyboard = async (page, base) => {
  const name = "Clavier";
  const tabTo = async (selector) => {
    for (let step = 0; step < 80; step += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${selector}`);
  };
  await page.goto(`${base}/`);
  await tabTo("#name");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/Clavier/);
  await page.setInputFiles("#files", statutes);
  await tabTo("form.drop button:not(.second)");
  await page.keyboard.press("Enter");
  await settled(page, true);
  await page.goto(`${base}/d/${name}/forms`);
  await page.setInputFiles("#files", form);
  await tabTo("form.drop button[formaction$='/forms']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/forms\/\d+(\?|$)/, { timeout: 120000 });
  await tabTo("a.button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/b1$/);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/b2$/);
  await page.keyboard.press("Alt+ArrowRight");
  await page.waitForURL(/\/b3$/);
  await page.keyboard.press("Alt+ArrowLeft");
  await page.waitForURL(/\/b2$/);
  await tabTo("#text");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Nous réparons.");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/b3$/);
  check("keyboard: a form is gone through", true);

  const at = `${base}/d/${name}/accounts`;
  await page.goto(at);
  await page.setInputFiles("input[type=file]", accounts);
  await tabTo("form.drop button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("button[value=import]", { timeout: 60000 });
  await tabTo("button[value=import]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/accounts\?told=/);
  check("keyboard: accounts are imported", (await page.textContent("main")).includes("750"));
  await tabTo("nav.under a[href$='/budgets']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/budgets$/);
  await tabTo("button[value=draft]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/told=/);
  await tabTo("#scenario-name");
  await page.keyboard.type("Moins");
  await tabTo("#scenario-account");
  await page.keyboard.type("60");
  await tabTo("#scenario-to");
  await page.keyboard.type("-10 %");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#scenarios$/);
  check("keyboard: a budget is seen under a scenario", (await page.textContent("main")).includes("405"));
};

// Who types and presses another button at once loses neither.
const hasty = async (page, base) => {
  const form = `${base}/d/Exemple/forms/1`;
  await page.goto(`${form}?show=all`);
  const boxes = await page.$$eval("a.box", (links) => links.map((link) => link.href));
  for (const box of boxes) {
    await page.goto(`${box}?more=1`);
    if (!(await page.$("#text")) || !(await page.$(".sources button"))) continue;
    const typed = "Ce que je tape à la hâte.";
    await page.fill("#text", typed);
    await page.click(".sources button");
    await page.waitForFunction((text) => document.readyState === "complete" && document.querySelector("#text").value !== text, typed);
    await page.click("button[value=back]");
    check("what is typed in haste is a step to go back to", (await page.inputValue("#text")) === typed);
    return;
  }
  check("a box with passages", false);
};

// Every kind of page of the example.
const pagesOf = (dossier) => ["/", "/keys", "/nowhere", dossier, ...[
  "documents", "documents/1", "search?q=b%C3%A9n%C3%A9voles", "facts", "forms", "forms/1", "forms/1?show=all", "forms/1/b1",
  "forms/1/b10", "forms/3/b4", "forms/1/b10?more=1", "library", "accounts", "accounts/grants", "accounts/budgets", "accounts/tables", "accounts/rules",
  "accounts/files", "settings",
].map((page) => `${dossier}${page}`)];

const look = async (context, base, dossier, variant, measure) => {
  const page = await context.newPage();
  const foreign = [];
  page.on("request", (request) => { if (!request.url().startsWith(base)) foreign.push(request.url()); });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text()); });
  let violations = 0, heaviest = 0, wide = [];
  for (const path of pagesOf(dossier)) {
    const response = await page.goto(base + path);
    const body = await response.body();
    heaviest = Math.max(heaviest, gzipSync(body).length);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const one of found.violations) {
      violations += 1;
      console.log(`     ${variant} ${path}: ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) wide.push(path);
    if (shots && measure.shots !== undefined) {
      const name = path.replace(dossier, "/").replace(/^\/+/, "").replaceAll(/[^a-z0-9]+/gi, "-") || "home";
      await page.screenshot({ path: join(shots, `${name}${measure.shots}.png`), fullPage: false });
    }
  }
  check(`axe, ${variant}: no violation`, violations === 0, `${violations}`);
  check(`${variant}: no page is wider than its window`, wide.length === 0, wide.join(", "));
  check(`${variant}: nothing is asked of others`, foreign.length === 0, foreign.join(", "));
  check(`${variant}: no error of a script`, errors.length === 0, errors.slice(0, 3).join(" | "));
  check(`${variant}: the heaviest page is within 60 KB compressed`, heaviest <= 60 * 1024, `${heaviest}`);
  console.log(`     heaviest page ${heaviest} bytes compressed`);
  await page.close();
};

let running;
try {
  if (shots) mkdirSync(shots, { recursive: true });
  running = await serve(join(work, "data"));
  const base = new URL(running.link).origin;
  const opened = await browser.newContext({ locale: "fr-FR" });
  const page = await opened.newPage();
  await page.goto(running.link);
  const state = await opened.storageState();
  await tasks(page, base, "script", true);
  await keyboard(page, base);
  await page.goto(`${base}/`);
  await page.click("form[action='/example'] button");
  await page.waitForURL(/\/d\/Exemple\/$/, { timeout: 240000 });
  check("the example is made", true);
  await hasty(page, base);
  await page.close();
  const bare = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, storageState: state });
  await tasks(await bare.newPage(), base, "bare", false);
  await bare.close();
  const dossier = "/d/Exemple/";
  for (const locale of ["fr-FR", "en-GB"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [size, viewport] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
        const context = await browser.newContext({ locale, colorScheme, viewport, storageState: state });
        const shown = locale === "fr-FR" && colorScheme === "light" ? { desktop: "", phone: "-phone" }[size] : undefined;
        const dark = locale === "en-GB" && colorScheme === "dark" && size === "desktop" ? "-dark" : undefined;
        await look(context, base, dossier, `${locale} ${colorScheme} ${size}`, { shots: shown ?? dark });
        await context.close();
      }
    }
  }
  // Twice as large, as who sees badly sets it: as a window of half the size.
  const large = await browser.newContext({ locale: "fr-FR", viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, storageState: state });
  await look(large, base, dossier, "fr-FR light 200 %", {});
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
