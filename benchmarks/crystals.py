"""Crystals for trying out screening: rock salt, perovskites and spinels, cubic and distorted, with elements put in by chance."""
import argparse, io, json, random, sys, tarfile

RADIUS = {"Li": .76, "Na": 1.02, "K": 1.38, "Rb": 1.52, "Mg": .72, "Ca": 1.00, "Sr": 1.18, "Ba": 1.35, "Zn": .74, "Cd": .95, "Al": .535, "Ga": .62,
          "In": .80, "Sc": .745, "Y": .90, "La": 1.03, "Ti": .605, "Zr": .72, "Hf": .71, "Sn": .69, "F": 1.33, "Cl": 1.81, "Br": 1.96, "O": 1.40,
          "S": 1.84, "Se": 1.98}
ONE, TWO, THREE, FOUR = "Li Na K Rb".split(), "Mg Ca Sr Ba Zn Cd".split(), "Al Ga In Sc Y La".split(), "Ti Zr Hf Sn".split()
HALIDES, CHALCOGENS = "F Cl Br".split(), "O S Se".split()
FCC = [(0, 0, 0), (0, .5, .5), (.5, 0, .5), (.5, .5, 0)]


def rock_salt(r):
    a, x = r.choice([(ONE, HALIDES), (TWO, CHALCOGENS)])
    a, x = r.choice(a), r.choice(x)
    return 2 * (RADIUS[a] + RADIUS[x]), [(a, [(0, 0, 0)]), (x, [(.5, .5, .5)])], "fcc"


def perovskite(r):
    a, b, x = r.choice([(ONE, TWO, HALIDES), (TWO, FOUR, CHALCOGENS)])
    a, b, x = r.choice(a), r.choice(b), r.choice(x)
    return 2 * (RADIUS[b] + RADIUS[x]), [(a, [(0, 0, 0)]), (b, [(.5, .5, .5)]), (x, [(.5, .5, 0), (.5, 0, .5), (0, .5, .5)])], "cubic"


def spinel(r):
    a, b, x = r.choice(TWO), r.choice(THREE), r.choice(CHALCOGENS)
    u = .3875 + r.uniform(-.005, .005)
    # Fd-3m, second origin, primitive fcc cell
    def primitive(points):
        return [((-x + y + z) % 1, (x - y + z) % 1, (x + y - z) % 1) for x, y, z in points]
    v = u - .125
    anions = [(v, v, v), (v, .25 - v, .25 - v), (.25 - v, v, .25 - v), (.25 - v, .25 - v, v)]
    anions += [(-x, -y, -z) for x, y, z in anions]
    length = 8 / 3 ** .5 * (RADIUS[a] + RADIUS[x]) * .5 + 8 / 3 * (RADIUS[b] + RADIUS[x]) * .5
    return length, [(a, primitive([(.125, .125, .125), (.875, .875, .875)])), (b, primitive([(.5, .5, .5), (.5, .25, .25), (.25, .5, .25), (.25, .25, .5)])),
                    (x, primitive(anions))], "fcc"


def crystal(number, seed):
    r = random.Random(f"{seed}/{number}")
    a, sites, lattice = r.choice([rock_salt, perovskite, spinel])(r)
    a *= r.uniform(.96, 1.06)
    c = a * (r.uniform(.95, 1.05) if r.random() < .5 else 1)  # every second one is tetragonal
    rows = [(a, 0, 0), (0, a, 0), (0, 0, c)] if lattice == "cubic" else [(0, a / 2, c / 2), (a / 2, 0, c / 2), (a / 2, a / 2, 0)]
    lines = [f"{number}", "1.0"] + ["%.6f %.6f %.6f" % row for row in rows]
    lines += [" ".join(element for element, _ in sites), " ".join(str(len(places)) for _, places in sites), "Direct"]
    lines += ["%.6f %.6f %.6f" % place for _, places in sites for place in places]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("out", help="a .tar, .tar.gz or .jsonl")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.out.endswith(".jsonl"):
        with open(arguments.out, "w", encoding="utf-8") as file:
            for number in range(arguments.count):
                file.write(json.dumps({"id": f"c{number:08d}", "text": crystal(number, arguments.seed)}) + "\n")
        return
    with tarfile.open(arguments.out, "w:gz" if arguments.out.endswith("gz") else "w") as archive:
        for number in range(arguments.count):
            content = crystal(number, arguments.seed).encode()
            entry = tarfile.TarInfo(f"{number // 1000:05d}/{number:08d}.vasp")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


if __name__ == "__main__":
    main()
