import { Type } from 'typebox'
import type { Db } from '../../platform/db.ts'
import type { ExportedThing, ExportPart } from '../../platform/export-part.ts'
import { type Backpack, type BadgeRow, own } from './backpack.ts'
import { fileOf } from './forms.ts'

const text = Type.String()
const some = Type.Union([text, Type.Null()])
const instant = Type.String({ format: 'date-time' })
const day = Type.Union([instant, Type.Null()])

const schema = Type.Object(
  {
    id: text,
    name: text,
    issuer: Type.Object({ id: some, name: some }),
    credential: some,
    version: text,
    form: text,
    source: Type.Union([text, Type.Null()], { description: 'Where it was fetched, if it was' }),
    address: Type.Union([text, Type.Null()], { description: 'The address it was awarded to' }),
    tags: Type.Array(text),
    issuedOn: day,
    expires: day,
    addedAt: instant,
    checkedAt: instant,
    standing: text,
    reason: some,
    imageAlt: some,
    original: Type.Object({
      path: text,
      mediaType: text,
      sha256: Type.String({ description: 'Of the bytes exactly as they came' }),
    }),
    baked: Type.String({ description: 'A PNG with the badge inside' }),
    picture: Type.Object({ path: text, mediaType: text }),
    badge: Type.Object({}, { description: 'What it says, read from its bytes' }),
    report: Type.Object({}, { description: 'What was found when it was last verified' }),
    goodAt: Type.Union([instant, Type.Null()], { description: 'When it was last found good' }),
    goodReport: Type.Union([Type.Object({}), Type.Null()], {
      description: 'What is found with the documents of then, while a host does not answer',
    }),
    documents: Type.Union([Type.Object({ path: text }), Type.Null()], {
      description: 'The foreign documents it was found good with, as they were',
    }),
    silentSince: day,
    history: Type.Array(
      Type.Object({
        at: instant,
        what: text,
        detail: some,
        verdict: some,
        codes: Type.Array(text, { description: 'What did not pass: check:reason' }),
      }),
    ),
  },
  { additionalProperties: false },
)

const batch = 100

/** Every badge with its bytes, a baked picture, what was found and what happened to it. */
export function badgesPart(backpack: Backpack): ExportPart {
  return {
    name: 'badges',
    schema,
    async *things(db, person) {
      for (let after: string | null = null; ; ) {
        let select = own(db)
          .selectFrom('backpack_badges')
          .selectAll()
          .where('person_id', '=', person)
          .orderBy('id')
          .limit(batch)
        if (after !== null) select = select.where('id', '>', after)
        const rows: BadgeRow[] = await select.execute()
        for (const row of rows) yield await thing(backpack, db, row)
        const last = rows.at(-1)
        if (!last || rows.length < batch) return
        after = last.id
      }
    },
  }
}

async function thing(backpack: Backpack, db: Db, row: BadgeRow): Promise<ExportedThing> {
  const history = await own(db)
    .selectFrom('backpack_history')
    .select(['at', 'what', 'detail', 'verdict', 'codes'])
    .where('badge_id', '=', row.id)
    .orderBy('id')
    .execute()
  const folder = `badges/${row.id}`
  const original = `${folder}/original.${endings[row.media_type] ?? 'json'}`
  const baked = `${folder}/baked.png`
  const picture = `${folder}/picture.${row.image_type === 'image/png' ? 'png' : 'svg'}`
  const documents = `${folder}/documents.json`
  const keeps = row.good_documents !== null && row.good_documents.length > 0
  return {
    row: {
      id: row.id,
      name: row.name,
      issuer: { id: row.issuer_id, name: row.issuer_name },
      credential: row.credential_id,
      version: row.version,
      form: row.form,
      source: row.source,
      address: row.address,
      tags: row.tags,
      issuedOn: row.issued_on?.toISOString() ?? null,
      expires: row.expires?.toISOString() ?? null,
      addedAt: row.added_at.toISOString(),
      checkedAt: row.checked_at.toISOString(),
      standing: row.standing,
      reason: row.reason,
      imageAlt: row.image_alt,
      original: { path: original, mediaType: row.media_type, sha256: row.original_sha },
      baked,
      picture: { path: picture, mediaType: row.image_type },
      badge: row.badge,
      report: row.report,
      goodAt: row.good_at?.toISOString() ?? null,
      goodReport: row.good_report,
      documents: keeps ? { path: documents } : null,
      silentSince: row.silent_since?.toISOString() ?? null,
      history: history.map(entry => ({ ...entry, at: entry.at.toISOString() })),
    },
    files: [
      { path: original, bytes: async () => await backpack.originals(row.person_id).get(row.original_sha) },
      { path: baked, bytes: async () => (await fileOf(backpack, row, 'png')).bytes },
      { path: picture, bytes: async () => await backpack.pictures.get(row.image_sha) },
      ...(keeps
        ? [{ path: documents, bytes: async () => Buffer.from(JSON.stringify(row.good_documents, null, 2)) }]
        : []),
    ],
    card: {
      title: row.name,
      lines: [row.issuer_name, row.issued_on?.toISOString().slice(0, 10), row.badge.description].flatMap(
        line => (line ? [line] : []),
      ),
      picture,
      files: [original, baked],
    },
  }
}

const endings: Record<string, string> = {
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'application/vc+jwt': 'jwt',
  'application/jose': 'jwt',
}
