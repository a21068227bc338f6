"""Writes the small spreadsheets beside it; all figures are made up. Run: python3 make_sheets.py"""

import pathlib
import struct
import zipfile

HERE = pathlib.Path(__file__).parent
SAME_DAY_EVERY_TIME = (2026, 1, 1, 0, 0, 0)


def archive(name, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as out:
        for path, text in parts:
            info = zipfile.ZipInfo(path, SAME_DAY_EVERY_TIME)
            stored = path == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            out.writestr(info, text)


XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006"


def text(ref, words):
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def number(ref, digits, style=0):
    return f'<c r="{ref}" s="{style}"><v>{digits}</v></c>'


def row(at, *cells):
    return f'<row r="{at}">{"".join(cells)}</row>'


def sheet(dimension, *rows):
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/>'
        f'<sheetData>{"".join(rows)}</sheetData></worksheet>'
    )


NOTES = sheet("A1", row(1))
ARRESTS = sheet(
    "A1:F8",
    row(1, text("A1", "Arrests, made up")),
    row(
        3,
        text("A3", "Victim&apos;s\ncity"),
        text("B3", "day"),
        text("C3", "arrests"),
        text("D3", "latitude"),
        text("E3", "share"),
    ),
    row(
        4,
        text("A4", "Omsk"),
        number("B4", 44227, 1),
        number("C4", "20.0"),
        number("D4", "54.990000000000002"),
        '<c r="E4"><f>C4/40</f><v>0.5</v></c>',
        text("F4", "a cell without a name"),
    ),
    row(
        5,
        text("A5", "Томск"),
        number("B5", "44227.604166666664", 1),
        number("C5", 1800),
        '<c r="D5" t="e"><v>#N/A</v></c>',
        '<c r="E5" t="b"><v>1</v></c>',
        text("F5", "and another"),
    ),
    row(6, text("A6", "")),
    row(8, text("A8", "Perm"), text("C8", "at least 5"), text("F8", "and a third")),
)
HIDDEN = sheet("A1:B2", row(1, text("A1", "a"), text("B1", "b")), row(2, number("A2", 1), number("B2", 2)))


def xlsx(name, sheets):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    listed = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"{state}/>'
        for n, (title, state, _) in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{DOC}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = [
        (
            "[Content_Types].xml",
            f'{XML}<Types xmlns="{PACK}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{overrides}</Types>',
        ),
        (
            "_rels/.rels",
            f'{XML}<Relationships xmlns="{PACK}/relationships">'
            f'<Relationship Id="rId1" Type="{DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        (
            "xl/workbook.xml",
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><sheets>{listed}</sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            f'{XML}<Relationships xmlns="{PACK}/relationships">{related}'
            f'<Relationship Id="rIdS" Type="{DOC}/styles" Target="styles.xml"/></Relationships>',
        ),
        (
            "xl/styles.xml",
            f'{XML}<styleSheet xmlns="{MAIN}"><cellXfs count="2">'
            '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        ),
    ]
    for n, (_, _, content) in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{n}.xml", content))
    archive(name, parts)


def ods(name, tables):
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")]
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    archive(
        name,
        [
            ("mimetype", mime),
            (
                "META-INF/manifest.xml",
                f'{XML}<manifest:manifest xmlns:manifest="{manifest}">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                "</manifest:manifest>",
            ),
            (
                "content.xml",
                f"{XML}<office:document-content {spaces}><office:body><office:spreadsheet>"
                f"{tables}</office:spreadsheet></office:body></office:document-content>",
            ),
        ],
    )


def ods_text(words):
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def ods_value(kind, attribute, value):
    return f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"/>'


def ods_row(*cells, times=1):
    repeat = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f'<table:table-row{repeat}>{"".join(cells)}</table:table-row>'


ODS = (
    '<table:table table:name="Arrests">'
    + ods_row(ods_text("city"), ods_text("day"), ods_text("arrests"))
    + ods_row(
        ods_text("Omsk"), ods_value("date", "date-value", "2021-01-31"), ods_value("float", "value", "20")
    )
    + ods_row(ods_text("Perm"), "<table:table-cell/>", ods_value("float", "value", "7.5"))
    + ods_row('<table:table-cell table:number-columns-repeated="1024"/>', times=1048573)
    + "</table:table>"
)
FLOOD = (
    '<table:table table:name="Flood">'
    + ods_row(
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>',
        times=1000000,
    )
    + "</table:table>"
)


def biff(kind, *fields):
    content = b"".join(fields)
    return struct.pack("<HH", kind, len(content)) + content


def xls(name, columns):
    """Excel 97: one sheet with a header, a text, a number and a day in a compound file."""

    def label(at, column, words):
        return biff(0x0204, struct.pack("<HHHHB", at, column, 0, len(words), 0), words.encode("latin-1"))

    def value(at, column, number, style=0):
        return biff(0x0203, struct.pack("<HHHd", at, column, style, number))

    def bof(kind):
        return biff(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    eof = biff(0x000A)
    body = bof(0x0010)
    for column, words in zip(columns, ["city", "day", "arrests"]):
        body += label(0, column, words)
    body += label(1, columns[0], "Omsk") + value(1, columns[1], 44227.0, 1) + value(1, columns[2], 20.0)
    body += eof
    styles = biff(0x00E0, struct.pack("<HH", 0, 0), bytes(16)) + biff(0x00E0, struct.pack("<HH", 0, 14), bytes(16))
    title = b"Arrests"
    start = bof(0x0005) + styles
    bound = struct.pack("<HHIBBBB", 0x0085, 8 + len(title), 0, 0, 0, len(title), 0) + title
    offset = len(start) + len(bound) + len(eof)
    bound = struct.pack("<HHIBBBB", 0x0085, 8 + len(title), offset, 0, 0, len(title), 0) + title
    stream = (start + bound + eof + body).ljust(4096, b"\0")

    end, free, fat_mark = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    chain = [fat_mark, end] + list(range(3, 10)) + [end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(words, kind, child, first, size):
        wide = words.encode("utf-16-le")
        return (
            wide.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(wide) + 2, kind, 1, free, free, child)
            + bytes(36)
            + struct.pack("<IQ", first, size)
        )

    entries = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, len(stream))
    (HERE / name).write_bytes(header + fat + entries.ljust(512, b"\0") + stream)


def xlsb(name, title, rows):
    """A workbook in the binary form of Excel, with words and numbers as they stand."""

    def record(kind, body=b""):
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(body)]) + body

    def wide(words):
        return struct.pack("<I", len(words)) + words.encode("utf-16-le")

    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    sheet += record(145)
    for at, row in enumerate(rows):
        sheet += record(0, struct.pack("<II", at, 0) + bytes(17))
        for column, cell in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                sheet += record(6, place + wide(cell))
            else:
                sheet += record(5, place + struct.pack("<d", cell))
    sheet += record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide(title)
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    one = '<Relationship Id="rId1" Type="%s" Target="%s"/></Relationships>'
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in [
            ("_rels/.rels", relations + one % (kind + "officeDocument", "xl/workbook.bin")),
            ("xl/_rels/workbook.bin.rels", relations + one % (kind + "worksheet", "worksheets/sheet1.bin")),
            ("xl/workbook.bin", book),
            ("xl/worksheets/sheet1.bin", sheet),
        ]:
            archive.writestr(zipfile.ZipInfo(path), content)


xlsx("made-up.xlsx", [("Notes", "", NOTES), ("Arrests", "", ARRESTS), ("Old", ' state="hidden"', HIDDEN)])
xlsx("empty.xlsx", [("Notes", "", NOTES)])
ods("made-up.ods", ODS)
ods("flood.ods", FLOOD)
xls("made-up.xls", [0, 1, 2])
xls("far.xls", [0, 1, 60000])
xlsb("made-up.xlsb", "Arrests", [["city", "arrests"], ["Omsk", 20], ["Томск", "at least 7"]])
