import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer, LocalWeb, png } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
const issuer = new ForeignIssuer()
beforeAll(async () => {
  ;[host, web] = await Promise.all([startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' }), LocalWeb.start()])
  web.pages.set('/good.png', { type: 'image/png', body: await png() })
  web.pages.set('/page.html', { type: 'text/html', body: '<!DOCTYPE html><p>Moved' })
})
afterAll(async () => {
  await host.stop()
  web.stop()
})

const badge = async (path: string) =>
  await issuer.badge('ada@learner.example', {
    achievement: {
      id: 'https://school.example/b',
      name: 'Knots',
      description: 'Ties knots.',
      criteria: { narrative: 'Tie them.' },
      image: { url: `${web.url}${path}` },
    },
  })

async function shown(text: string) {
  const form = new FormData()
  form.set('text', text)
  const answer = await host
    .stranger()
    .fetch('/verify', { method: 'POST', headers: { accept: 'text/html' }, body: form })
  const html = await answer.text()
  return {
    tone: /class="answer tone-(\w+)"/.exec(html)?.[1],
    copy: /<img[^>]+src="data:image\/png;base64,/.test(html),
    foreign: html.includes(`src="${web.url}`),
  }
}

test('a proven badge is shown with its picture, in a copy of ours', async () => {
  expect(await shown(await badge('/good.png'))).toEqual({ tone: 'good', copy: true, foreign: false })
})

test('a picture that is gone, or is none, makes a badge no worse', async () => {
  for (const path of ['/gone.png', '/page.html'])
    expect(await shown(await badge(path))).toEqual({ tone: 'good', copy: false, foreign: false })
})

test('a badge that is not proven has no picture fetched', async () => {
  const forged = (await badge('/good.png')).replace('Ties knots', 'Tied knots')
  web.asked.length = 0
  expect(await shown(forged)).toEqual({ tone: 'bad', copy: false, foreign: false })
  expect(web.asked).toEqual([])
})
