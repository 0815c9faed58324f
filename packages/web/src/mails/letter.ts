/** A mail before it is put into HTML or plain text: what it says, from top to bottom. */
export type Letter = {
  subject: string
  title: string
  /** Alternative text of the picture `cid:badge`; null when none is attached. */
  picture: string | null
  opening: string[]
  code: string | null
  /** What somebody else wrote for the reader, with who that is. */
  note: { label: string; text: string; html: string | null } | null
  links: { name: string; url: string | null }[]
  linksLabel: string | null
  button: { label: string; url: string } | null
  closing: string[]
  /** #rrggbb of the button, made readable; null for the host's own. */
  brand: string | null
}

/** A letter of nothing but its subject, to be filled. */
export function letter(subject: string, title: string): Letter {
  return {
    subject,
    title,
    picture: null,
    opening: [],
    code: null,
    note: null,
    links: [],
    linksLabel: null,
    button: null,
    closing: [],
    brand: null,
  }
}
