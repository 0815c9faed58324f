/** A CV of badges as Typst; every word comes as data. Each badge leads to the page where it can be checked. */
export const cvSource = `
#let data = json("data.json")
#set document(title: data.name)
#set page(paper: "a4", margin: 22mm)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 10pt)
#text(font: ("Source Serif 4", "Noto Sans Arabic"), weight: "semibold", size: 24pt, data.name)
#if data.headline != "" { block(text(size: 12pt, fill: luma(80), data.headline)) }
#block(link(data.page, text(fill: rgb("#155468"), data.page)))
#line(length: 100%, stroke: 0.5pt + luma(180))
#for it in data.badges {
  block(breakable: false, above: 6mm, {
    grid(columns: (1fr, auto), gutter: 4mm,
      text(font: ("Source Serif 4", "Noto Sans Arabic"), weight: "semibold", size: 13pt, it.name),
      text(fill: luma(80), it.day))
    text(fill: luma(80), it.issuer)
    if it.description != "" { block(above: 2mm, it.description) }
    block(above: 2mm, link(it.page, text(size: 8pt, fill: rgb("#155468"), it.page)))
  })
}
`
