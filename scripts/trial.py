#!/usr/bin/env python3
"""Writes a large folder of articles, to try the command and the page with.

  scripts/trial.py ARTICLES.jsonl[.gz] N DIR

The file has a JSON object a line, with a "title", a "text" and perhaps a "date" (YYYY-MM-DD) and a
"source". The first N of them become DIR/00000.txt and so on, as a page saved as text would have
them: title, date, source, body. DIR must not exist, or be empty. Git ignores trial/ for this.
"""

import datetime
import gzip
import json
import pathlib
import sys


def fail(message):
    print(f"scripts/trial.py: {message}", file=sys.stderr)
    sys.exit(2)


def written(article):
    """An article as text."""
    head = [article["title"].strip()]
    if article.get("date"):
        day = datetime.date.fromisoformat(article["date"])
        head.append(f"{day:%B} {day.day}, {day.year}")
    if article.get("source"):
        head.append(f"Source: {article['source']}")
    return "\n\n".join([*head, article["text"].strip()]) + "\n"


def main():
    if len(sys.argv) != 4 or not sys.argv[2].isdecimal():
        print(__doc__.strip(), file=sys.stderr)
        sys.exit(2)
    path, most, folder = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fail(f"{folder} is there already; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if count == most:
                break
            article = json.loads(line)
            name = folder / f"{count:05}.txt"
            name.write_text(written(article), encoding="utf-8", newline="\n")
            count += 1
    print(f"{count} articles in {folder}")
    if count < most:
        fail(f"{path} has no more than {count} articles")


if __name__ == "__main__":
    main()
