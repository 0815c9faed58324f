import { expect, test } from 'vitest'
import { sharesToEnd } from './shares-to-end.ts'

const share = (audience: 'link' | 'everyone') => ({
  id: audience,
  badge: 'b',
  audience,
  group: null,
  name: null,
  showName: true,
  hasPassword: false,
  expiresAt: null,
  countViews: false,
  views: 0,
  qr: '',
  url: `https://badges.example/s/${audience}`,
  createdAt: '2026-05-03T00:00:00Z',
})
const both = [share('link'), share('everyone')]

test('nobody ends every share', () => {
  expect(sharesToEnd(both, 'nobody')).toEqual(both)
})

test('back to a link ends what everyone could see and keeps the link', () => {
  expect(sharesToEnd(both, 'link')).toEqual([share('everyone')])
})

test('showing it to everyone keeps links that were already sent', () => {
  expect(sharesToEnd(both, 'everyone')).toEqual([])
})
