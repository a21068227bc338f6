"""Makes the fonts in this folder from npm packages.
Usage: python build_fonts.py NODE_MODULES   (needs fonttools)
The packages, with the versions used: @expo-google-fonts/inter 0.4.2, @expo-google-fonts/source-serif-4 0.4.1, lucide-static 1.62.0.
Inter's tabular figures are baked in, because egui 0.37 shapes with default features only."""
import json, shutil, sys
from pathlib import Path
from fontTools.ttLib import TTFont
from fontTools import subset
SRC, OUT = Path(sys.argv[1]), Path(__file__).parent
TEXT = [*range(0x20, 0x7f), *range(0xa0, 0x250), *range(0x2b0, 0x300), *range(0x300, 0x370), *range(0x370, 0x400), *range(0x400, 0x530), *range(0x1e00, 0x1f00),
        *range(0x2000, 0x2070), *range(0x2070, 0x20d0), *range(0x2100, 0x2150), *range(0x2190, 0x2200), *range(0x2200, 0x2270), *range(0x25a0, 0x2600), 0x2713, 0x2717]
ICONS = """search map table-2 list-checks circle-check triangle-alert circle-x circle-dashed circle-question-mark info x chevron-down chevron-right chevron-left chevron-up
play pause step-back step-forward calendar download upload folder-open file-text text-quote megaphone map-pin locate-fixed plus minus maximize sun moon sun-moon settings-2 ellipsis
list-filter external-link arrow-left arrow-right undo-2 redo-2 history clock check scale layers book-open copy keyboard eye eye-off newspaper wifi-off lock image table file-code git-compare""".split()
def tabular(font):
    gsub, swap = font["GSUB"].table, {}
    for rec in gsub.FeatureList.FeatureRecord:
        if rec.FeatureTag == "tnum":
            for i in rec.Feature.LookupListIndex:
                for st in gsub.LookupList.Lookup[i].SubTable: swap.update(getattr(getattr(st, "ExtSubTable", st), "mapping", {}))
    for t in font["cmap"].tables:
        if t.isUnicode():
            for cp, g in list(t.cmap.items()):
                if chr(cp) in "0123456789" and g in swap: t.cmap[cp] = swap[g]
def make(src, dst, cps, tnum=False, features=("kern", "mark", "mkmk", "ccmp", "locl", "calt")):
    font = TTFont(src)
    if tnum: tabular(font)
    o = subset.Options(); o.layout_features = list(features); o.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]; o.hinting = False; o.notdef_outline = True
    s = subset.Subsetter(o); s.populate(unicodes=cps); s.subset(font); font.save(dst)
    h, cm = font["hmtx"], font.getBestCmap()
    print(dst.name, dst.stat().st_size, "digit widths", {h[cm[ord(d)]][0] for d in "0123456789" if ord(d) in cm})
E = SRC / "@expo-google-fonts"
for w, n in (("400Regular", "Inter-Regular"), ("500Medium", "Inter-Medium"), ("600SemiBold", "Inter-SemiBold")):
    make(E / "inter" / w / f"Inter_{w}.ttf", OUT / f"{n}.ttf", TEXT, tnum=w != "600SemiBold")  # headings and labels keep proportional figures
for w, n in (("400Regular", "SourceSerif4-Regular"), ("600SemiBold", "SourceSerif4-SemiBold")):  # unchanged: 'Source' is a reserved font name
    shutil.copyfile(E / "source-serif-4" / w / f"SourceSerif4_{w}.ttf", OUT / f"{n}.ttf")
for src, dst in (("@expo-google-fonts/inter/LICENSE_FONT", "Inter-OFL.txt"), ("@expo-google-fonts/source-serif-4/LICENSE_FONT", "SourceSerif4-OFL.txt"), ("lucide-static/LICENSE", "Lucide-LICENSE.txt")):
    shutil.copyfile(SRC / src, OUT / dst)
code = json.loads((SRC / "lucide-static/font/codepoints.json").read_text())
make(SRC / "lucide-static/font/lucide.ttf", OUT / "Lucide-subset.ttf", [code[i] for i in ICONS])
(OUT / "icons.json").write_text(json.dumps({i: f"{code[i]:x}" for i in ICONS}, indent=0))
# Lucide states bearings of 0: rasterizers would move every icon to the left edge of its square.
icons = TTFont(OUT / "Lucide-subset.ttf")
for name in icons.getGlyphOrder():
    advance, _ = icons["hmtx"][name]
    icons["hmtx"][name] = (advance, getattr(icons["glyf"][name], "xMin", 0))
icons.save(OUT / "Lucide-subset.ttf")
