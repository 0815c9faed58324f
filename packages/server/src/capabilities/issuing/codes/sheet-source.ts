/** The sheet as Typst: two columns of four slips with lines to cut along; its words and codes come as data. */
export const sheetSource = (paper: 'a4' | 'letter') => `
#let data = json("data.json")
#let words = data.words
#set document(title: words.title)
#set page(paper: "${paper === 'a4' ? 'a4' : 'us-letter'}", margin: 10mm)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 9pt, lang: words.language,
  dir: if words.direction == "rtl" { rtl } else { ltr })
#let slip(it) = block(width: 100%, height: 66mm, inset: 5mm, stroke: (paint: luma(170), dash: "dashed", thickness: 0.4pt),
  breakable: false, grid(columns: (1fr, 34mm), gutter: 4mm,
  {
    grid(columns: (14mm, 1fr), gutter: 3mm, align: horizon,
      image("badge.png", width: 14mm, alt: it.achievement),
      { text(font: ("Source Serif 4", "Noto Sans Arabic"), weight: "semibold", size: 12pt, it.achievement)
        linebreak()
        text(fill: luma(90), it.organisation) })
    if it.name != none { v(2mm); text(weight: "semibold", words.for.replace("{name}", it.name)) }
    v(1fr)
    text(words.type.replace("{page}", data.page))
    v(1mm)
    text(dir: ltr, weight: "semibold", size: 13pt, it.text)
    if it.until != none { v(1mm); text(fill: luma(90), words.until.replace("{date}", it.until)) }
  },
  align(center, { image(it.qr, width: 34mm, alt: it.text); v(1mm); text(size: 8pt, words.scan) })))
#if data.slips.len() == 0 { words.none } else {
  grid(columns: (1fr, 1fr), ..data.slips.map(slip))
}
`
