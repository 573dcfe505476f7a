"""Draws a key's places over its form's pages, to be looked at: `python3 show.py KEY.toml FORM.pdf OUT`.

Needs pdfplumber. Writes OUT-1.png and so on: required places red, optional ones blue, further
places of one box green.
"""

import re
import sys
import tomllib

import pdfplumber


def main():
    key, form, out = sys.argv[1:4]
    with open(key, "rb") as file:
        boxes = tomllib.load(file)["box"]
    with pdfplumber.open(form) as pdf:
        for page in pdf.pages:
            picture = page.to_image(resolution=90)
            for box in boxes:
                for index, place in enumerate([box["place"], *box.get("also", [])]):
                    number, *rest = re.split("[p ,]+", place)[1:]
                    if int(number) != page.page_number:
                        continue
                    left, bottom, right, top = (float(n) for n in rest)
                    colour = "green" if index else "blue" if box.get("optional") else "red"
                    high = float(page.height)
                    picture.draw_rect((left, high - top, right, high - bottom), stroke=colour,
                                      fill=(255, 80, 80, 40))
            picture.save(f"{out}-{page.page_number}.png")


if __name__ == "__main__":
    main()
