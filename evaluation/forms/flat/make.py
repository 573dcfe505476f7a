"""Makes the flat form of twelve pages and its key: `python3 evaluation/forms/flat/make.py`.

Needs reportlab, fonttools and the DejaVu fonts. The town is invented; the boxes are those of the
French request for a grant (Cerfa 12156) and its financial report (15059). No box is a field: all is
text and lines. Each place is written into the key as it is drawn.
"""

import tempfile
from pathlib import Path

import budget
import closing
import identity
import opening
import project
from key import Key
from pen import Pen

HERE = Path(__file__).resolve().parent
NAME = "demande-subvention-ville"
ABOUT = """
Flat form of twelve pages, drawn by evaluation/forms/flat/make.py, which writes this key too: change
that and run it again. Page 2 holds no box: contents with leader dots, advice, a filled example.

Lines of one answer are one box: the first at `place`, the others and the whole in `also`. Totals, sums
of accounts and percentages may be called computed. Attestations may be the applicant's or a signature.
"""


def main():
    forms = HERE.parent
    keys = forms.parent.parent / "crates" / "evaluation" / "keys" / "boxes"
    key = Key(f"evaluation/forms/{NAME}.pdf", ABOUT)
    with tempfile.TemporaryDirectory() as folder:
        pen = Pen(forms / f"{NAME}.pdf", key, "Demande de subvention 2027", opening.CITY, folder)
        pages = [opening.cover, opening.explanations, identity.identification,
                 identity.administration, identity.means, budget.of_association, project.aims,
                 project.course, budget.of_project, project.questions, closing.attestation,
                 budget.of_report]
        for page in pages:
            page(pen)
            pen.next_page()
        pen.canvas.save()
    (keys / f"{NAME.replace('-', '_')}.toml").write_text(key.text())
    print(len(key.entries), "boxes")


if __name__ == "__main__":
    main()
