"""Files as people have them, and as someone might make them to do harm."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from coach.domain.errors import BadNotes, EngineStopped
from coach.services.documents import opened
from coach.services.jobs import Job
from coach.services.word_file import UNPACKED_LIMIT


def word_file() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_paragraph("Interview at Alder Grove Library")
    document.add_paragraph("Ruth asked why here", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Sierra", "never used it"
    document.add_paragraph("They will call by Friday")
    document.save(file)
    return file.getvalue()


def pdf_file(words: str = "", *, picture: bool = False, password: str = "") -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(595, 842)
    name = NameObject
    font = {name("/Type"): name("/Font"), name("/Subtype"): name("/Type1"), name("/BaseFont"): name("/Helvetica")}
    resources = DictionaryObject({name("/Font"): DictionaryObject({name("/F1"): DictionaryObject(font)})})
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode())
    page[name("/Resources")], page[name("/Contents")] = resources, writer._add_object(content)
    if picture:
        image = DecodedStreamObject()
        image.set_data(b"\x80")
        image.update({name("/Type"): name("/XObject"), name("/Subtype"): name("/Image")})
        image.update({name("/Width"): NumberObject(1), name("/Height"): NumberObject(1)})
        image.update({name("/ColorSpace"): name("/DeviceGray"), name("/BitsPerComponent"): NumberObject(8)})
        resources[name("/XObject")] = DictionaryObject({name("/Im1"): writer._add_object(image)})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def refusal(data: bytes, name: str = "notes") -> BadNotes:
    with pytest.raises(BadNotes) as caught:
        opened(data, name)
    assert caught.value.hint
    assert "Nothing was changed" in str(caught.value)
    return caught.value


def test_a_word_file_gives_its_lines_its_lists_and_its_tables_in_order() -> None:
    assert opened(word_file(), "notes.docx").splitlines() == [
        "Interview at Alder Grove Library",
        "- Ruth asked why here",
        "Sierra | never used it",
        "They will call by Friday",
    ]


def test_a_pdf_gives_its_words() -> None:
    assert opened(pdf_file("I froze on the second question"), "notes.pdf") == "I froze on the second question"


def test_the_reading_of_a_pdf_tells_how_far_it_is_and_can_be_stopped() -> None:
    watch = Job()
    opened(pdf_file("I froze"), "notes.pdf", watch)
    watch.stop()
    with pytest.raises(EngineStopped, match="Nothing was changed"):
        opened(pdf_file("I froze"), "notes.pdf", watch)


def test_plain_text_comes_as_it_is() -> None:
    assert opened(b"# Notes\r\nplain", "notes.md") == "# Notes\r\nplain"


def test_the_kind_is_told_by_what_is_inside_and_not_by_the_name() -> None:
    assert opened(pdf_file("Words"), "notes.txt") == "Words"


def test_a_scanned_pdf_is_told_apart_from_an_empty_one() -> None:
    assert "pictures of pages" in str(refusal(pdf_file(picture=True)))
    assert "holds no words" in str(refusal(pdf_file()))


def test_a_locked_file_says_so() -> None:
    assert "password" in str(refusal(pdf_file("Words", password="secret")))
    assert "password" in str(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "notes.docx"))


def test_a_pdf_that_anyone_may_open_is_opened() -> None:
    writer, file = PdfWriter(clone_from=io.BytesIO(pdf_file("Words"))), io.BytesIO()
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    writer.write(file)
    assert opened(file.getvalue(), "notes.pdf") == "Words"


def test_a_file_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"0" * (UNPACKED_LIMIT + 1)})
    assert len(bomb) < 100_000
    assert "far more than notes can be" in str(refusal(bomb, "notes.docx"))


def test_a_file_that_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a/>" * 1000, "[Content_Types].xml": b"<Types/>"}))
    at = data.find(b"PK\x01\x02") + 24  # the size unpacked, in the archive's own list
    data[at : at + 4] = struct.pack("<I", 10)
    assert "could not be read as a Word document" in str(refusal(bytes(data), "notes.docx"))


def test_entities_in_a_word_file_are_not_spelled_out() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l8;'
    ending = b"</w:t></w:r></w:p></w:body></w:document>"
    parts["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'.encode() + body + ending
    refusal(zipped(parts), "notes.docx")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nand then nothing", b"PK\x03\x04broken", zipped({"a.txt": b"hello"})])
def test_broken_files_get_a_clear_word(data: bytes) -> None:
    assert "could not be read as a" in str(refusal(data))


@pytest.mark.parametrize("data", [pdf_file("I froze"), word_file()])
def test_a_file_cut_short_gives_its_words_or_a_clear_word_and_nothing_else(data: bytes) -> None:
    for length in range(8, len(data), max(1, len(data) // 60)):
        with suppress(BadNotes):
            assert opened(data[:length], "cut")


def test_a_huge_document_is_refused_before_it_is_opened() -> None:
    assert "more than notes can be" in str(refusal(b"%PDF-" + b"0" * 11_000_000))


def test_what_was_taken_out_of_a_word_file_or_stands_in_it_twice_is_not_read() -> None:
    start = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    kept = "<w:r><w:t>I froze</w:t><w:tab/><w:t>twice</w:t></w:r><w:ins><w:r><w:t>, no</w:t></w:r></w:ins>"
    gone = (
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
    )
    xml = f"{start}{kept}{gone}</w:txbxContent></w:r></w:p></w:body></w:document>"
    assert opened(zipped({"word/document.xml": xml.encode()}), "notes.docx") == "I froze\ttwice, no"


def test_a_table_within_a_table_is_read_where_it_stands() -> None:
    document, file = Document(), io.BytesIO()
    cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
    cell.text = "outer"
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "inner"
    document.save(file)
    assert opened(file.getvalue(), "notes.docx") == "outer inner  | "
