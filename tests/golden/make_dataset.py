"""Writes vectors/dataset.json: the notebook's cells, run on the city names, and the English lecture's split.

python3 tests/golden/make_dataset.py   (pip: idna 3.13, numpy; any version, for its legacy generator is frozen)
"""

import hashlib
import json
import platform
import random
from pathlib import Path

import idna
import numpy as np

HERE = Path(__file__).parent


def process_name(name, dropped):
    name = name.lower()
    for n in name.split():
        if len(n) < 2:
            dropped["shortWord"] += 1
            return ""
    try:
        return " ".join([idna.encode(word).decode("ascii") for word in name.split()])
    except Exception:
        dropped["notEncodable"] += 1
        return ""


def sha256(names):
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def build_dataset(dataset, ctoi, context_size):
    X, Y = [], []
    for d in dataset:
        context = [0] * context_size
        for c in list(d) + ["*"]:
            X.append(context)
            Y.append(ctoi[c])
            context = context[1:] + [ctoi[c]]
    return np.array(X, dtype="<i4"), np.array(Y, dtype="<i4")


def splits(dataset, ctoi, context_size):
    n1, n2 = int(0.8 * len(dataset)), int(0.9 * len(dataset))
    parts = {"train": dataset[:n1], "validation": dataset[n1:n2], "test": dataset[n2:]}
    result = {}
    for part, names in parts.items():
        X, Y = build_dataset(names, ctoi, context_size)
        result[part] = {
            "rows": len(X),
            "inputs": hashlib.sha256(X.tobytes()).hexdigest(),
            "targets": hashlib.sha256(Y.tobytes()).hexdigest(),
            "firstInputs": X[:3].tolist(),
            "firstTargets": Y[:3].tolist(),
        }
    return result


def vocabulary(dataset):
    return ["*"] + sorted(list(set([y for x in dataset for y in x])))


def cities():
    source = (HERE / "../../public/data/city-names.txt").read_text(encoding="utf-8").split("\n")
    dropped = {"shortWord": 0, "notEncodable": 0}
    kept = [name for name in (process_name(n, dropped) for n in source) if name != ""]
    dataset = "".join(name + "\n" for name in kept).split("\n")
    nopuny = [x for x in dataset if "xn--" not in x]
    np.random.seed(42)
    drawn = [x.item() for x in np.random.choice(nopuny, 100000, replace=False)]
    shuffled = list(drawn)
    np.random.seed(42)
    np.random.shuffle(shuffled)
    charset = vocabulary(shuffled)
    ctoi = {c: i for i, c in enumerate(charset)}
    return {
        "source": sum(1 for n in source if n.strip() != ""),
        "dropped": {**dropped, "punycode": len(dataset) - len(nopuny)},
        "encoded": len(kept),
        "withoutPunycode": len(nopuny),
        "distinctWithoutPunycode": len(set(nopuny)),
        "withoutPunycodeSha256": sha256(nopuny),
        "firstDrawn": drawn[:5],
        "firstShuffled": shuffled[:5],
        "shuffledSha256": sha256(shuffled),
        "distinct": len(set(shuffled)),
        "longest": max(len(n) for n in shuffled),
        "vocabulary": "".join(charset),
        "splits": {str(size): splits(shuffled, ctoi, size) for size in (1, 3, 8)},
    }


def lecture(names):
    """Lower case, all names, random.seed(42); random.shuffle(words)."""
    words = [n.lower().strip() for n in names]
    random.seed(42)
    random.shuffle(words)
    charset = vocabulary(words)
    ctoi = {c: i for i, c in enumerate(charset)}
    return {"names": names, "shuffled": words, "vocabulary": charset, "splits": splits(words, ctoi, 3)}


OWN = """Ana\nBenjamín\nÇağla\n\u0130lker\n Dóra \nNguyễn\nΟδυσσεΎΣ\nYeşim\nالعربية\n山田 花子\n🙂 Zoë\n𠮷田\nMaría José\nO'Neill\nñandú
Zara\nAbe\nKofi\nLeïla\nØyvind\nRenée\nSiân\nTêtu""".split("\n")

vectors = {"made": f"NumPy {np.__version__}, Python {platform.python_version()}", "cities": cities(), "lecture": lecture(OWN)}
(HERE / "vectors/dataset.json").write_text(json.dumps(vectors, indent=1) + "\n")
