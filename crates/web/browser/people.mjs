// A server that has people, in a real browser: the first person accepts an invitation without a script,
// adds a passkey on a virtual authenticator and signs in with it, invites a colleague; axe on every page
// of people in both languages, light and dark.
//
//   node people.mjs PROGRAM
//
// PROGRAM is the essaim binary. Chromium is Debian's.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program] = process.argv.slice(2);
if (!program) {
  console.error("usage: node people.mjs PROGRAM");
  process.exit(2);
}
const data = mkdtempSync(join(tmpdir(), "essaim-people-"));
let failures = 0;
const check = (name, right, detail = "") => {
  console.log(`${right ? "ok  " : "FAIL"} ${name}${right || !detail ? "" : `: ${detail}`}`);
  if (!right) failures += 1;
};
const port = await new Promise((resolve) => {
  const free = createServer().listen(0, "127.0.0.1", () => {
    const { port } = free.address();
    free.close(() => resolve(port));
  });
});
// Passkeys are for names: `localhost` is the one that browsers take without TLS.
const base = `http://localhost:${port}`;
const password = "une ruche près du pont";
const people = (...words) => execFileSync(program, ["--language", "fr", "people", ...words, "--json"], { encoding: "utf8" });

const axed = async (page, name) => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const told = found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
  check(`axe, ${name}`, told.length === 0, told.join(" | "));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  check(`${name} is no wider than its window`, !wide);
};

const invited = JSON.parse(people("add", data, "--name", "Inès Martin", "--email", "ines@example.org", "--administers", "--address", base));
const server = spawn(program, ["--language", "fr", "serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--address", base]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await new Promise((resolve, reject) => {
    server.stdout.once("data", resolve);
    server.once("exit", (code) => reject(new Error(`the server ended (${code})`)));
  });
  // Without a script: the invitation, signing out, signing in.
  const bare = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(invited.invitation);
  await plain.fill("#new", password);
  await plain.fill("#again", password);
  await plain.click("main button");
  check("bare: the invitation is accepted", (await plain.textContent("header")).includes("Inès Martin"));
  await plain.click("form[action='/sign-out'] button");
  await plain.waitForURL(/\/sign-in/);
  await plain.fill("#email", "ines@example.org");
  await plain.fill("#password", "ce n'est pas le bon");
  await plain.click("main button");
  check("bare: a wrong password is told", (await plain.textContent("[role=alert]")).includes("n’est pas le bon"));
  check("bare: the address stays", (await plain.inputValue("#email")) === "ines@example.org");
  await plain.fill("#password", password);
  await plain.click("main button");
  await plain.fill("#name", "Les Tilleuls");
  await plain.click("form[action='/dossiers'] button");
  check("bare: signed in, and a dossier made", plain.url().endsWith("/d/Les%20Tilleuls/"));
  await bare.close();

  // With one: a passkey.
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  const errors = [], foreign = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith(base)) foreign.push(request.url()); });
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${base}/sign-in?to=/me`);
  await page.fill("#email", "ines@example.org");
  await page.fill("#password", password);
  await page.click("main form button");
  await page.waitForURL(/\/me$/);
  await page.fill("#passkey-name", "Téléphone");
  await page.fill("#passkey-password", "ce n'est pas le bon");
  await page.click("[data-passkey] button");
  await page.waitForFunction(() => document.querySelector("[data-passkey] [role=status]").textContent);
  check("a passkey asks for the password", (await page.textContent("[data-passkey] [role=status]")).includes("mot de passe actuel"));
  await page.fill("#passkey-password", password);
  await page.click("[data-passkey] button");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("Téléphone"));
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  check("a passkey is added", credentials.length === 1 && credentials[0].isResidentCredential);
  await page.click("form[action='/sign-out'] button");
  await page.goto(`${base}/sign-in?to=/d/Les%20Tilleuls/people`);
  await page.click("[data-passkey] button");
  await page.waitForURL((url) => url.pathname.endsWith("/people"));
  check("the passkey signs in", (await page.textContent("h1")).includes("Personnes"));
  await page.click("form[action='/sign-out'] button");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.waitForURL(/\/sign-in/);
  await page.click("[data-passkey] button");
  await page.waitForFunction(() => document.querySelector("[data-passkey] [role=status]").textContent);
  check("who is not verified does not", new URL(page.url()).pathname === "/sign-in");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.click("[data-passkey] button");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(`${base}/me`);
  await page.click("form[action^='/me/passkeys/'] button");
  await page.waitForURL(/\/me(#passkeys)?$/);
  check("it is removed", !(await page.textContent("main")).includes("Téléphone"));
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL(/\/sign-in/);
  await page.click("[data-passkey] button");
  await page.waitForFunction(() => document.querySelector("[data-passkey] [role=status]").textContent);
  check("one that was removed opens nothing", (await page.textContent("[data-passkey] [role=status]")).includes("n’ouvre rien"));
  check("nothing is asked of others", foreign.length === 0, foreign.join(", "));
  check("no error of a script", errors.length === 0, errors.join(" | "));
  await page.fill("#email", "ines@example.org");
  await page.fill("#password", password);
  await page.click("main form button");
  await page.waitForURL((url) => url.pathname !== "/sign-in");

  // An invitation, and every page of people as anybody may see it.
  await page.goto(`${base}/d/Les%20Tilleuls/people`);
  await page.fill("#name", "Paul Petit");
  await page.fill("#email", "paul@example.org");
  await page.click("button[value=invite]");
  const link = await page.textContent("main code");
  check("an invitation is shown", link.startsWith(`${base}/invitation/`), link);
  await axed(page, "an invitation's link");
  const state = await context.storageState();
  for (const locale of ["fr-FR", "en-GB"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
        const name = `${locale} ${colorScheme} ${viewport.width}`;
        const known = await browser.newContext({ locale, colorScheme, viewport, storageState: state });
        const theirs = await known.newPage();
        for (const path of ["/", "/me", "/d/Les%20Tilleuls/people", "/d/Les%20Tilleuls/settings", "/nowhere"]) {
          await theirs.goto(base + path);
          await axed(theirs, `${path} ${name}`);
        }
        await known.close();
        const unknown = await browser.newContext({ locale, colorScheme, viewport });
        const stranger = await unknown.newPage();
        for (const address of [`${base}/sign-in`, link, `${base}/invitation/x`]) {
          await stranger.goto(address);
          await axed(stranger, `${new URL(address).pathname.slice(0, 14)} ${name}`);
        }
        await unknown.close();
      }
    }
  }
} catch (error) {
  check("the run", false, error.stack);
} finally {
  await browser.close();
  server.removeAllListeners("exit");
  server.kill();
  rmSync(data, { recursive: true, force: true });
}
console.log(failures ? `${failures} failed` : "all passed");
process.exit(failures ? 1 : 0);
