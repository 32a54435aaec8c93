"""Shapes as a PNG, twice as fine as a screen: drawn larger and brought down, so that edges are
smooth."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, PngImagePlugin

from dashboard.pictures.lettering import font
from dashboard.pictures.shapes import Disc, Line, Polygon, Rect, Shape, Sheet, Words

SCALE, FINER = 2, 2
# A map of a thousand rows is brought to this many drawn pixels (some 100 MB of memory), no more.
MOST_PIXELS = 36_000_000


def write(sheet: Sheet, *, title: str) -> bytes:
    """One sheet as an image."""
    scale = SCALE * FINER
    while scale > 1 and sheet.width * sheet.height * scale**2 > MOST_PIXELS:
        scale -= 1
    size = (round(sheet.width * scale), round(sheet.height * scale))
    image = Image.new("RGB", size, "#ffffff")
    drawing = _Drawing(image, scale)
    for shape in sheet.shapes:
        drawing.draw(shape)
    if scale > SCALE:
        image = image.resize((size[0] * SCALE // scale, size[1] * SCALE // scale),
                             Image.Resampling.BOX)
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Title", title)
    kept = io.BytesIO()
    image.save(kept, "PNG", pnginfo=said, compress_level=6,
               dpi=(72 * min(scale, SCALE), 72 * min(scale, SCALE)))
    return kept.getvalue()


class _Drawing:
    """Draws shapes on an image at a scale."""

    def __init__(self, image: Image.Image, scale: int) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(image)
        self.scale = scale

    def draw(self, shape: Shape) -> None:
        """Put one shape on the image."""
        if isinstance(shape, Rect):
            self._rect(shape)
        elif isinstance(shape, Words):
            self._words(shape)
        elif isinstance(shape, Polygon):
            self.pen.polygon(self._points(shape.points), fill=shape.fill)
        elif isinstance(shape, Line):
            self._line(shape.points, shape.colour, shape.width)
        else:
            self._disc(shape)

    def _points(self, points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _wide(self, width: float) -> int:
        return max(1, round(width * self.scale))

    def _line(self, points: tuple[tuple[float, float], ...], colour: str, width: float) -> None:
        self.pen.line(self._points(points), fill=colour, width=self._wide(width), joint="curve")

    def _rect(self, one: Rect) -> None:
        x, y = round(one.x * self.scale), round(one.y * self.scale)
        right = round((one.x + one.width) * self.scale) - 1
        bottom = round((one.y + one.height) * self.scale) - 1
        if right < x or bottom < y:
            return
        if one.dashes:
            self.pen.rectangle((x, y, right, bottom), fill=one.fill)
            self._dashed(one)
            return
        self.pen.rectangle((x, y, right, bottom), fill=one.fill, outline=one.edge,
                           width=self._wide(one.edge_width) if one.edge else 0)

    def _dashed(self, one: Rect) -> None:
        """Dashes along the four sides."""
        step, edge = one.dashes, one.edge or "#000000"
        for start, end, length, is_flat in (
            (one.x, one.y, one.width, True), (one.x, one.y + one.height, one.width, True),
            (one.x, one.y, one.height, False), (one.x + one.width, one.y, one.height, False),
        ):
            at = 0.0
            while at < length:
                to = min(at + step, length)
                line = (((start + at, end), (start + to, end)) if is_flat
                        else ((start, end + at), (start, end + to)))
                self._line(line, edge, one.edge_width)
                at += 2 * step

    def _disc(self, one: Disc) -> None:
        outer = one.radius + one.ring / 2
        box = tuple(part * self.scale for part in
                    (one.x - outer, one.y - outer, one.x + outer, one.y + outer))
        if one.ring:
            self.pen.ellipse(box, outline=one.colour, width=self._wide(one.ring))
        else:
            self.pen.ellipse(box, fill=one.colour)

    def _words(self, one: Words) -> None:
        face = font(one.is_bold, round(one.size * self.scale))
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[one.anchor]
        if not one.is_upright:
            at = (one.x * self.scale, one.y * self.scale)
            self.pen.text(at, one.said, fill=one.colour, font=face, anchor=anchor)
            return
        wide = round(face.getlength(one.said)) + 2
        up, down = face.getmetrics()
        stamp = Image.new("L", (wide, up + down), 0)
        ImageDraw.Draw(stamp).text((0, up), one.said, fill=255, font=face, anchor="ls")
        turned = stamp.transpose(Image.Transpose.ROTATE_90)
        before = {"start": wide, "middle": wide // 2, "end": 0}[one.anchor]
        at_corner = (round(one.x * self.scale) - up, round(one.y * self.scale) - before)
        self.image.paste(one.colour, at_corner, turned)
