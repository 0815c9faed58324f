/** Data for scripts of the page; a data block runs nothing, so the content security policy allows it. */
export function DataBlock({
  value,
  type = 'application/json',
  id,
}: {
  value: unknown
  type?: string
  id?: string
}) {
  // `<` would let a text end the block, U+2028 and U+2029 would end a line of old scripts.
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without any character that HTML could read
  return <script type={type} {...(id ? { id } : {})} dangerouslySetInnerHTML={{ __html: json }} />
}
