"""The HTTP API, held to its own description.

    python3 run.py PROGRAM [--cases 10000] [--seed 20261127]

PROGRAM is the essaim binary. It makes its example dossier in a temporary folder and serves it. First a tour
asks for what a person would ask for, and holds each answer against the description; then schemathesis
draws requests from the description, good and bad ones, until there were as many as asked for. It fails on
any 5xx, and on any status, content type, header or body that is not described.

Needs Python (3.10 or later) with pip; schemathesis is installed beside the builds, at the version in
requirements.txt.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
NAME = "exemple"
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]


def install():
    """Installs schemathesis where no other program sees it; gives the folder."""
    wanted = (HERE / "requirements.txt").read_text().strip()
    folder = ROOT / "target" / wanted.replace("==", "-")
    if not (folder / "installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--root-user-action=ignore", "--target", str(folder), "--requirement"]
        subprocess.run([*pip, str(HERE / "requirements.txt")], check=True)
        (folder / "installed").touch()
    sys.path.insert(0, str(folder))
    return folder


class Server:
    """The program, serving; and a caller that it let in."""

    def __init__(self, program, data, log):
        command = [program, "--language", "fr", "serve", "--data", data, "--listen", "127.0.0.1:0"]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        link = re.search(r"http://\S+", self.child.stdout.readline()).group()
        self.origin = link.split("/open")[0]

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        self.opener = urllib.request.build_opener(Stay)
        try:
            opened = self.opener.open(link)
        except urllib.error.HTTPError as error:
            opened = error
        self.cookie = opened.headers["Set-Cookie"].split(";")[0]

    def ask(self, method, path, body=None, kind=None):
        """Asks for something; gives the status, the content type, the headers and the bytes."""
        headers = {"Cookie": self.cookie, "Origin": self.origin, "Accept-Language": "fr"}
        if kind:
            headers["Content-Type"] = kind
        url = f"{self.origin}/api/v1{path}"
        request = urllib.request.Request(url, body, headers, method=method)
        try:
            answer = self.opener.open(request)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.headers, answer.read()


class Tour:
    """Asks for what a person would ask for, and holds each answer against the description."""

    def __init__(self, server):
        import jsonschema_rs

        self.server = server
        self.schemas = jsonschema_rs
        self.document = json.loads(server.ask("GET", "/openapi.json")[2])
        self.asked = set()

    def pattern(self, method, path):
        path = path.split("?")[0]
        found = []
        for pattern, item in self.document["paths"].items():
            like = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(pattern))
            if re.fullmatch(like, path) and method.lower() in item:
                found.append(pattern)
        # An address without names stands before one with them.
        return min(found, key=lambda pattern: pattern.count("{"))

    def ask(self, method, path, wanted, body=None, files=None, fields=()):
        kind = None
        if files is not None:
            kind, body = multipart(files, fields)
        elif body is not None:
            kind, body = "application/json", json.dumps(body).encode()
        status, headers, content = self.server.ask(method, path, body, kind)
        where = f"{method} {path}"
        assert status == wanted, f"{where}: {status} {content[:500]!r}"
        pattern = self.pattern(method, path)
        self.asked.add((method.lower(), pattern))
        described = self.document["paths"][pattern][method.lower()]["responses"][str(status)]
        for name in described.get("headers", {}):
            assert headers[name], f"{where}: no {name}"
        if "content" not in described:
            assert not content, f"{where}: {content[:100]!r}"
            return None
        kinds = described["content"]
        assert headers["Content-Type"] in kinds, f"{where}: {headers['Content-Type']}"
        if "json" not in headers["Content-Type"]:
            return content
        answer = json.loads(content)
        schema = {**kinds[headers["Content-Type"]]["schema"], "components": self.document["components"]}
        validator = self.schemas.Draft202012Validator(schema)
        wrong = [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(answer)]
        assert not wrong, f"{where}: {wrong[:5]}"
        return answer

    def get(self, path, wanted=200):
        return self.ask("GET", path, wanted)

    def run(self, forms, statutes, accounts):
        """The whole tour; gives what is there to be asked for."""
        at = f"/dossiers/{NAME}"
        assert {"name": NAME} in self.get("/dossiers")["dossiers"]
        self.ask("POST", "/dossiers", 201, {"name": "Les Tilleuls"})
        self.ask("POST", "/dossiers", 409, {"name": "Les Tilleuls"})
        self.ask("POST", "/dossiers", 422, {"name": "…"})
        self.ask("POST", "/dossiers", 422, {"title": "?"})
        self.get("/dossiers/nulle-part", 404)
        assert self.get(at)["sources"] > 5
        self.get("/dossiers/Les%20Tilleuls/ledger", 404)

        job = self.ask("POST", "/dossiers/Les%20Tilleuls/sources", 202, files=[("files", statutes)])
        for _ in range(600):
            job = self.get(f"/dossiers/Les%20Tilleuls/jobs/{job['job']}")
            if job["state"] != "running":
                break
            time.sleep(0.1)
        assert job["state"] == "done" and job["result"]["summary"] == {"added": 1}, job
        assert len(self.get("/dossiers/Les%20Tilleuls/sources")["sources"]) == 1
        self.get(f"{at}/sources")
        assert any(fact["key"] == "name" for fact in self.get(f"{at}/facts")["facts"])
        assert self.get(f"{at}/figures?year=2025")["figures"]
        assert self.get(f"{at}/passages?q=objet%20de%20l%27association")["results"]
        assert not self.get(f"{at}/passages?q=")["results"]
        self.get(f"{at}/passages", 400)

        for form in forms:
            boxes = self.ask("POST", "/boxes", 200, files=[("form", form)])["boxes"]
            assert len(boxes) > 10, form
        self.ask("POST", "/boxes", 200, files=[("form", forms[0]), ("since", forms[0])])
        self.ask("POST", "/boxes", 422, files=[("file", forms[0])])
        box = next(one["id"] for one in boxes if one["kind"] == "long_text")
        correction = json.dumps([{"box": box, "change": {"label": "Votre projet en bref"}}])
        corrected = self.ask("POST", f"{at}/boxes", 200, files=[("form", form)], fields=[("corrections", correction)])
        assert corrected["corrections"] == json.loads(correction)
        restored = self.ask("POST", f"{at}/boxes", 200, files=[("form", form)], fields=[("restore", box)])
        assert restored["corrections"] == []

        form = next(form for form in forms if form.suffix == ".docx")
        answered = self.ask("POST", f"{at}/answers", 201, files=[("form", form)], fields=[("fill", "check")])
        assert answered["summary"]["filled"] > 5
        self.ask("POST", f"{at}/answers", 422, files=[("form", form)], fields=[("reword", "true")])
        filled = self.get(answered["out"].removeprefix("/api/v1"))
        assert filled[:2] == b"PK" and filled != form.read_bytes()
        self.get(answered["report"].removeprefix("/api/v1"))
        drafts = self.get(f"{at}/drafts")["drafts"]
        draft = drafts[-1]["draft"]
        of = f"{at}/drafts/{draft}"
        boxes = self.get(of)["boxes"]
        self.get(f"{of}/filled")
        for page in ["sheet", "sheet.docx"]:
            status, _, _ = self.server.ask("GET", f"{of}/{page}")
            self.get(f"{of}/{page}", status)
            assert status in (200, 404)
        open_boxes = [one["box"]["id"] for one in boxes if one["state"] == "open"]
        one, other = open_boxes[:2]
        typed = self.ask("PUT", f"{of}/boxes/{one}", 200, {"text": "Un texte à nous.", "state": "later"})
        assert (typed["text"], typed["state"], typed["edited"]) == ("Un texte à nous.", "later", True)
        approved = self.ask("POST", f"{of}/boxes/{one}/approval", 200, {})
        assert approved["state"] == "accepted" and approved["written"]
        assert self.ask("DELETE", f"{of}/boxes/{one}/approval", 200)["state"] == "later"
        self.ask("PUT", f"{of}/boxes/{other}", 200, {"state": "blank"})
        self.get(f"{of}/boxes/{one}")
        self.ask("POST", f"{of}/approval", 200)
        self.ask("POST", f"{of}/proposals", 200, {})
        learnt = self.ask("POST", f"{at}/lessons", 200, files=[("form", write(filled, form)), ("blank", form)])
        assert learnt["approved"] and not learnt["learnt"]

        entry = self.ask("POST", f"{at}/library", 201, {"question": "Votre devise ?", "answer": "Réparer ensemble."})
        entry = entry["entry"]
        changed = {"answer": "Réparer, ensemble.", "owner": "Maud", "look_again": "2027-03-01"}
        assert self.ask("PATCH", f"{at}/library/{entry}", 200, changed)["before"]
        self.ask("PATCH", f"{at}/library/{entry}", 422, {"look_again": "bientôt"})
        self.ask("PATCH", f"{at}/library/{entry}", 200, {"retired": True})
        assert self.get(f"{at}/library?search=devise")
        self.get(f"{at}/library/{entry}")
        rejected = self.get(f"{at}/library/rejected")
        self.ask("DELETE", f"{at}/library/rejected/{len(rejected) + 1}", 404)
        self.get(f"{at}/rewording")
        assert self.get(f"{at}/export")[:2] == b"PK"

        self.get("/openapi.json")
        self.accounts(at, accounts)
        of_commons = self.commons()
        second = f"{at}/drafts/{drafts[0]['draft']}"
        self.ask("DELETE", second, 204)
        files = self.get(f"{at}/ledger/files")["imports"]
        rules = self.get(f"{at}/ledger/rules")
        budgets = self.get(f"{at}/ledger/budgets")["budgets"]
        grants = self.get(f"{at}/ledger/grants")["grants"]
        described = {(m, p) for p, item in self.document["paths"].items() for m in item}
        # What answers 204 only where something was refused before.
        described -= {("delete", "/dossiers/{dossier}/library/rejected/{number}")}
        missing = described - self.asked
        assert not missing, f"never asked: {sorted(missing)}"
        return {
            "dossier": [NAME],
            "draft": [draft],
            "box": [one["box"]["id"] for one in boxes][:40],
            "entry": [entry],
            "file": [one["id"] for one in files],
            "account": ["512", "74", "6", "1"],
            "job": [1, 2],
            "project": [one["id"] for one in rules["projects"]],
            "funder": [one["id"] for one in rules["funders"]],
            "budget": [one["id"] for one in budgets],
            "grant": [one["id"] for one in grants],
            "year": [2024, 2025, 2026, 2027],
            "form": ["12156*06", "15059*02"],
            **of_commons,
        }

    def commons(self):
        """The commons: read, contributed to, its log; gives what is there."""
        self.get("/commons")
        found = self.get("/commons/search?q=remplacer%20Doodle")
        assert found["total"] > 0 and found["results"][0]["replaces"]["name"] == "Doodle", found["results"][:1]
        self.get("/commons/search?kind=software&most=2")
        self.get("/commons/kinds")
        self.get("/commons/kinds/software")
        self.get("/commons/kinds/nulle-part", 404)
        said = {"values": {"name": "Sondage libre", "uses": ["polls"]}, "source": "https://sondage.example/"}
        made = self.ask("POST", "/commons/kinds/software/records", 201, said)
        self.ask("POST", "/commons/kinds/software/records", 422, {**said, "source": ""})
        record = found["results"][0]["record"]
        self.get(f"/commons/records/{record}")
        statements = self.get(f"/commons/records/{record}/history")["statements"]
        own = made["record"]
        corrected = {"values": {"website": "https://sondage.example/"}, "source": "https://sondage.example/"}
        self.ask("POST", f"/commons/records/{own}", 201, corrected)
        statement = self.get(f"/commons/records/{own}/history")["statements"][0]["id"]
        self.get(f"/commons/statements/{statement}")
        # Nobody checks their own; who said it takes it back.
        self.ask("POST", f"/commons/statements/{statement}/reviews", 422, {"agree": True})
        self.ask("POST", f"/commons/statements/{statement}/revert", 201, {"reason": "essai"})
        assert self.get("/commons/checkpoint").startswith(b"commons.invalid")
        self.get("/commons/tiles/0/0")
        self.get("/commons/entries/0")
        self.get("/commons/entries/99999", 404)
        return {
            "statement": [one["id"] for one in statements][:20],
            "record": [record.split("/")[1]],
            "kind": ["replacement", "software", "organisation"],
        }

    def accounts(self, at, accounts):
        ledger = f"{at}/ledger"
        self.ask("POST", "/ledger/check", 200, files=[("file", accounts[0])])
        shown = self.ask("POST", f"{ledger}/files", 200, files=[("files", accounts[0])])["files"][0]
        assert not shown["imported"] and "Twice" in json.dumps(shown) or shown["reason"], shown
        other = "/dossiers/Les%20Tilleuls/ledger"
        shown = self.ask("POST", f"{other}/files", 200, files=[("files", accounts[0])])["files"][0]
        assert not shown["imported"] and shown["preview"]["Ok"]["entries"] > 50, shown
        kept = self.ask("POST", f"{other}/files", 200, files=[("files", accounts[0])], fields=[("yes", "true")])
        assert kept["files"][0]["imported"]
        undone = self.ask("DELETE", f"{other}/files/{kept['files'][0]['id'][:12]}", 200)
        assert undone["undone"]["name"] == accounts[0].name
        self.ask("DELETE", f"{other}/files/nulle-part", 404)
        assert self.get(f"{ledger}/check")["files"]
        assert self.get(ledger)["says"]
        self.get(f"{ledger}?year=2025")
        self.get(f"{ledger}?year=1950", 404)
        self.get(f"{ledger}?year=abc", 400)
        assert self.get(f"{ledger}/accounts/74?year=2025")["entries"]
        rules = self.ask("POST", f"{ledger}/rules", 200, {"add_funder": "Ville de Brenne", "kind": "municipal"})
        assert "ville de brenne" in json.dumps(rules["funders"]).lower()
        self.ask("POST", f"{ledger}/rules", 422, {"accept": ["personne"]})
        self.ask("POST", f"{ledger}/rules", 422, {"unknown": 1})
        funder = rules["funders"][-1]["id"]
        grant = {"add": funder, "year": 2027, "asked": "4 000", "purpose": "Établi roulant"}
        assert len(self.ask("POST", f"{ledger}/grants", 200, grant)["grants"]) > 0
        self.ask("POST", f"{ledger}/grants", 422, {"add": "personne", "year": 2027})
        drafted = self.ask("POST", f"{ledger}/budgets", 200, {"draft": True, "year": 2027})
        budget = drafted["budgets"][-1]["id"]
        assert "gaps" in self.get(f"{ledger}/budgets?compare={urllib.parse.quote(budget)}")
        sheet = ROOT / "examples" / "dossier" / "budget-2026-2027.xlsx"
        self.ask("POST", f"{ledger}/budgets/sheet", 200, files=[("file", sheet)], fields=[("year", "2027"), ("id", "lu")])
        self.ask("POST", f"{ledger}/budgets/sheet", 422, files=[("file", sheet)], fields=[("year", "demain")])
        money = {"on": "2027-02-01", "amount": "-250", "what": "Assurance"}
        assert self.ask("POST", f"{ledger}/expected", 200, money)["expected"]
        self.get(f"{ledger}/expected")
        self.ask("POST", f"{ledger}/expected", 422, {"on": "demain", "amount": "1"})
        assert self.get(f"{ledger}/report?year=2025")["table"]["rows"]
        self.ask("POST", f"{ledger}/report", 200, {"year": 2025})
        self.get(f"{ledger}/report?form=nulle", 422)
        for ending in ["html", "pdf", "csv", "xlsx", "ods"]:
            assert self.get(f"{ledger}/report/file?as={ending}&year=2025")
        for what in ["entries", "sums", "gaps"]:
            for ending in ["csv", "xlsx", "ods", "pdf"]:
                year = "&year=2027" if what == "gaps" else ""
                assert self.get(f"{ledger}/exports/{what}?as={ending}{year}")
        self.get(f"{ledger}/exports/grants?as=csv")
        self.get(f"{ledger}/exports/grants?as=pdf", 422)
        self.get(f"{ledger}/exports/all?as=pdf", 404)


def write(content, form):
    """A file of a name beside a form's, in the folder of this run."""
    path = pathlib.Path(tempfile.mkdtemp()) / f"envoye{form.suffix}"
    path.write_bytes(content)
    return path


def multipart(files, fields):
    """A body of files and fields (RFC 7578)."""
    limit, body = "limite-de-partie", b""
    for name, text in fields:
        head = f'--{limit}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        body += head.encode()
    for name, path in files:
        head = f'--{limit}\r\nContent-Disposition: form-data; name="{name}"; filename="{path.name}"\r\n'
        body += head.encode() + b"Content-Type: application/octet-stream\r\n\r\n"
        body += path.read_bytes() + b"\r\n"
    return f"multipart/form-data; boundary={limit}", body + f"--{limit}--\r\n".encode()


def configuration(known, folder):
    """What schemathesis is told of: names that are there, which it takes most of the time."""
    lines = ["warnings = false"]
    for name, values in known.items():
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(values)}"]
    bindings = {f"path.{name}": (name, 0.95) for name in ["dossier", "draft", "box", "entry", "file", "account", "job", "statement", "record", "kind"]}
    bindings |= {f"query.{name}": (name, 0.7) for name in ["year", "project", "funder", "budget", "form"]}
    bindings |= {f"body.{name}": (name, 0.5) for name in ["year", "project", "funder"]}
    lines.append("[parameters]")
    for name, (of, probability) in bindings.items():
        if known[of]:
            lines.append(f'"{name}" = {{ dictionary = "{of}", probability = {probability} }}')
    path = folder / "schemathesis.toml"
    path.write_text("\n".join(lines) + "\n")
    return path


def draw(server, known, work, packages, examples, seed):
    """Lets schemathesis draw requests; gives its status and what it reports."""
    report = work / "report.json"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", configuration(known, work)]
    command += ["run", f"{server.origin}/api/v1/openapi.json"]
    command += ["--header", f"Cookie:{server.cookie}", "--header", f"Origin:{server.origin}"]
    command += ["--checks", ",".join(CHECKS), "--max-examples", str(examples), "--seed", str(seed)]
    command += ["--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--no-shrink"]
    command += ["--suppress-health-check", "all", "--request-timeout", "120", "--workers", "2"]
    command += ["--report", "json", "--report-json-path", report]
    environment = {**os.environ, "PYTHONPATH": str(packages), "NO_COLOR": "1"}
    done = subprocess.run([str(one) for one in command], env=environment, cwd=work, text=True, capture_output=True)
    return done.returncode, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261127)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    packages = install()
    work = pathlib.Path(tempfile.mkdtemp(prefix="essaim-api-"))
    tempfile.tempdir = str(work)
    environment = {**os.environ, "TMPDIR": str(work)}
    os.environ.update(environment)
    server = None
    try:
        made = work / "made"
        subprocess.run([program, "--language", "fr", "demo", "--no-serve", "--out", made], check=True, capture_output=True)
        data = work / "data"
        data.mkdir()
        shutil.move(made / "dossier", data / NAME)
        begin = [program, "--language", "fr", "commons", "init", data / "commons", "Les Tilleuls"]
        subprocess.run(begin, check=True, capture_output=True)
        with open(work / "server.log", "w") as log:
            server = Server(program, data, log)
        examples = ROOT / "examples"
        forms = sorted((examples / "forms").glob("*.*"))
        accounts = sorted((examples / "ledger").glob("*.txt"))
        tour = Tour(server)
        known = tour.run(forms, examples / "dossier" / "statuts.docx", accounts)
        operations = sum(len(item) for item in tour.document["paths"].values())
        print(f"ok   a tour of {operations} operations, each answer as described")
        each = max(1, -(-arguments.cases // operations))
        began = time.monotonic()
        status, told = draw(server, known, work, packages, each, arguments.seed)
        took = time.monotonic() - began
        counted = re.search(r"Test cases:\s*\n?\s*([\d,]+) generated", told)
        cases = int(counted.group(1).replace(",", "")) if counted else 0
        if status or server.child.poll() is not None or cases < arguments.cases:
            print(told[-60_000:])
            sys.exit(f"FAIL {cases} cases of {arguments.cases} in {took:.0f} s, seed {arguments.seed}")
        print(f"ok   {cases} cases in {took:.0f} s, seed {arguments.seed}: no 5xx, nothing outside the description")
    finally:
        if server:
            server.child.kill()
            server.child.wait()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
