/** Text of somebody else that the host has made safe: no scripts, no pictures, only web and mail links. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the host sanitises every text it sends as HTML
  return <div dir="auto" className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
