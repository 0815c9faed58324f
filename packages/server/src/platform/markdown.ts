import markdownIt from 'markdown-it'

const markdown = markdownIt({ html: false, linkify: true, typographer: false })
const allowed = /^(?:https?:|mailto:)/i

// Pictures would fetch from elsewhere when somebody reads; links go only to the web and to mail.
markdown.disable(['image'])
markdown.validateLink = link => allowed.test(link.trim())
const render = markdown.renderer.rules['link_open']
markdown.renderer.rules['link_open'] = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('rel', 'noopener nofollow ugc')
  return render ? render(tokens, index, options, env, self) : self.renderToken(tokens, index, options)
}

/** Markdown as safe HTML: no raw HTML, no pictures, only web and mail links. */
export function markdownToHtml(text: string): string {
  return markdown.render(text)
}
