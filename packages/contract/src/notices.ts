import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Words } from './shapes.ts'

export const noticeKinds = ['arrived', 'waiting', 'revoked', 'expiring', 'changed'] as const
const Kind = Words(noticeKinds)

/** Something that happened to a badge of yours, or that waits for you. */
export const Notice = Type.Object(
  {
    id: Id,
    kind: Kind,
    at: Instant,
    read: Type.Boolean(),
    badge: Nullable(
      Type.String({ description: 'Its id in your backpack; null while it waits to be claimed' }),
    ),
    name: Type.String(),
    issuer: Nullable(Type.String()),
    standing: Nullable(Type.String({ description: 'What it changed to' })),
    expires: Nullable(Instant),
    link: Type.String(),
  },
  { title: 'Notice' },
)

export const NoticeSettings = Type.Object(
  {
    mail: Words(['daily', 'off']),
    kinds: Type.Array(Kind, { maxItems: noticeKinds.length, description: 'What the mail tells of' }),
  },
  { title: 'NoticeSettings' },
)

export type Notice = Static<typeof Notice>
export type NoticeSettings = Static<typeof NoticeSettings>

export const listNotices = operation({
  method: 'GET',
  path: '/api/v1/notices',
  operationId: 'listNotices',
  tag: 'Notices',
  summary: 'What happened to your badges, newest first, and how much of it is unread',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  query: Type.Object({ ...pageQuery }),
  response: { 200: Type.Intersect([Page(Notice), Type.Object({ unread: Type.Integer() })]) },
  problems: [],
  example: {},
})

export const markNoticesRead = operation({
  method: 'POST',
  path: '/api/v1/notices/read',
  operationId: 'markNoticesRead',
  tag: 'Notices',
  summary: 'Mark notices as read; without a list, all of them',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  body: Type.Object({ notices: Type.Optional(Type.Array(Id, { maxItems: 1000 })) }),
  response: { 200: Type.Object({ unread: Type.Integer() }) },
  problems: [],
  example: { body: {} },
})

export const readNoticeSettings = operation({
  method: 'GET',
  path: '/api/v1/notices/settings',
  operationId: 'readNoticeSettings',
  tag: 'Notices',
  summary: 'Which notices also come by mail',
  access: { kind: 'signed-in', scopes: ['profile:read'] },
  response: { 200: NoticeSettings },
  problems: [],
  example: {},
})

export const setNoticeSettings = operation({
  method: 'PUT',
  path: '/api/v1/notices/settings',
  operationId: 'setNoticeSettings',
  tag: 'Notices',
  summary: 'Choose which notices also come by mail, once a day at most',
  access: { kind: 'signed-in', scopes: ['profile:write'] },
  body: NoticeSettings,
  response: { 200: NoticeSettings },
  problems: [],
  example: { body: { mail: 'daily', kinds: ['revoked', 'expiring'] } },
})
