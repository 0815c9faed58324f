import { join } from 'node:path'
import type { Assets, MailContent, Renderer } from '@rucksack/contract/pages'
import type { FastifyRequest } from 'fastify'
import { createWorkerCanonizer, nodeCrypto } from 'openbadges/node'
import type pg from 'pg'
import type { Logger } from 'pino'
import {
  type Backpack,
  backpackRoutes,
  badgesPart,
  bakeHosted,
  checkBadge,
  checkDue,
  collectionRoutes,
  collectionsPart,
  importRoutes,
  orderChecks,
  runImport,
  sweepImports,
} from './capabilities/backpack/index.ts'
import {
  claimPages,
  claimRoutes,
  codeOfferRoutes,
  codePages,
  type Delivery,
  deliveryTasks,
  followUp,
} from './capabilities/delivery/index.ts'
import {
  type Hosting,
  hostingRoutes,
  hostName,
  legalPages,
  whoMayFound,
} from './capabilities/hosting/index.ts'
import {
  accountPart,
  accountRoutes,
  addressesOf,
  addressesPart,
  authenticator,
  hasOperator,
  identityPages,
  namesOf,
  personWithAddress,
  readPerson,
  type SchoolIdentity,
  setUpLink,
  signInRoutes,
  sweepAttempts,
  sweepSchoolAttempts,
} from './capabilities/identity/index.ts'
import {
  achievementPages,
  achievementRoutes,
  afterRoutes,
  awardPages,
  awardRoutes,
  batchRoutes,
  codeRoutes,
  frameworkRoutes,
  grantRoutes,
  type Issuing,
  networkShowcase,
  noteUndelivered,
  runBatch,
  showcaseOf,
  stackTasks,
  sweepDrafts,
  templatePages,
  templateRoutes,
} from './capabilities/issuing/index.ts'
import { type Moving, makeExport, movingRoutes, orderDue, sweepExports } from './capabilities/moving/index.ts'
import {
  type Notices,
  noticesPart,
  noticesRoutes,
  sendDigests,
  tellEndings,
} from './capabilities/notices/index.ts'
import {
  brandSheets,
  checkDomainAgain,
  endSchoolRoles,
  keepRolesInStep,
  leaveAll,
  membershipsOf,
  networkPages,
  type Organisations,
  organisationPages,
  organisationRoutes,
  pathOf,
  provenDomains,
} from './capabilities/organisations/index.ts'
import {
  profilePages,
  profilePart,
  publicBadges,
  publicPicture,
  type Sharing,
  sharedOf,
  shareGroupsPart,
  sharePages,
  sharesPart,
  sharingRoutes,
} from './capabilities/sharing/index.ts'
import {
  judge,
  makeFetcher,
  makeTicket,
  shownReport,
  type Verifying,
  verifyingRoutes,
  verifyPages,
} from './capabilities/verifying/index.ts'
import type { Config } from './config.ts'
import { docsRoutes } from './host/docs-routes.ts'
import { makeFrames } from './host/frame.ts'
import { mailboxRoutes } from './host/mailbox-routes.ts'
import { openSecrets } from './host/open-secrets.ts'
import { awardPreview } from './host/preview.ts'
import { problemPage } from './host/problem-page.ts'
import { shellRoutes } from './host/shell-routes.ts'
import { subscribersOf } from './host/subscribers.ts'
import { systemRoutes } from './host/system-routes.ts'
import { migrations } from './migrations.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db.ts'
import { txtResolver } from './platform/dns.ts'
import { filesIn } from './platform/files.ts'
import { createHttp } from './platform/http/create-http.ts'
import { sweepIdempotency } from './platform/http/idempotency.ts'
import { localeOf } from './platform/http/locale.ts'
import { sweepRateLimits } from './platform/http/rate-limit.ts'
import type { Serving } from './platform/http/serve.ts'
import { pictureToPng } from './platform/images/to-png.ts'
import { runJobs } from './platform/jobs.ts'
import type { Mailer } from './platform/mail.ts'
import { makeMetrics } from './platform/metrics.ts'
import { sweepOutbox } from './platform/outbox.ts'
import { readOutbox } from './platform/outbox-reader.ts'
import { remember } from './platform/remember.ts'
import { makeSafeFetch } from './platform/safe-fetch.ts'
import { mailTask } from './platform/send-mail.ts'
import { badgrDoor, sweepFamilies } from './protocols/badgr/index.ts'
import { mozillaDoor, type PublicGroup } from './protocols/mozilla/index.ts'
import { consentRoutes, type Oauth, oauthDoor, sweepRecords } from './protocols/oauth/index.ts'
import { ob2Door, offeredByOb2 } from './protocols/ob2/index.ts'
import { ob3Door, offeredByOb3 } from './protocols/ob3/index.ts'
import { version } from './version.ts'

export type Parts = {
  config: Config
  db: Db
  pool: pg.Pool
  clock: Clock
  log: Logger
  mailer: Mailer
  renderer: Renderer
  assets: Assets
  /** Built files: the web client, the canonicalisation worker. */
  webDir: string
  workerUrl: URL
}

const mailPictureWidth = 320
const sweepMs = 3_600_000
const checksMs = 60_000

/** Put the rooms together: the only file that knows every one of them. */
export async function createApp(parts: Parts) {
  const { config, db, pool, clock, log, mailer, renderer, assets } = parts
  const { publicUrl } = config
  const secrets = await openSecrets(db, config)
  const files = filesIn(join(config.dataDir, 'files'))
  const metrics = makeMetrics(db)
  const canonizer = createWorkerCanonizer({ workerUrl: parts.workerUrl, size: 2 })
  const locale = (request: FastifyRequest) => localeOf(request, renderer.locales)
  const fetchForeign = makeSafeFetch({ allowPrivate: config.allowPrivateNetwork })
  const identity: SchoolIdentity = {
    db,
    clock,
    secrets,
    publicUrl,
    mayLeave: leaveAll,
    school: {
      fetch: fetchForeign,
      allowLoopback: config.allowPrivateNetwork,
      provenDomains: organisation => provenDomains(db, organisation),
      organisationsOfPath: path => pathOf(organisations, path),
      signedIn: (trx, visit) => keepRolesInStep(organisations, trx, visit),
      left: endSchoolRoles,
    },
  }
  const hosting: Hosting = { db, clock, publicUrl, version, locales: renderer.locales, mail: mailer.where }
  const frames = makeFrames({
    db,
    publicUrl,
    mailbox: mailer.where === 'mailbox',
    renderer,
    assets,
    hostName: () => hostName(hosting),
    localeOf: locale,
  })
  const { render } = frames
  // Ten thousand mails of one achievement draw its picture once.
  const mailPicture = remember<Buffer>(50, 600_000)
  let stopping = false

  const http = await createHttp({
    publicUrl,
    trustedProxies: config.trustedProxies,
    log,
    metrics,
    authenticate: authenticator(identity),
    problemPage: problemPage(() => frames, locale),
  })
  const serving: Serving = {
    http,
    db,
    clock,
    secrets,
    publicUrl,
    locales: renderer.locales,
    localeOf: locale,
    uploadsDir: join(config.dataDir, 'uploads'),
  }

  const ownDocuments = async (url: string, accept: string) => {
    const answer = await http.inject({ method: 'GET', url, headers: { accept } })
    const type = answer.headers['content-type']
    return {
      status: answer.statusCode,
      contentType: typeof type === 'string' ? type : null,
      body: new Uint8Array(answer.rawPayload),
    }
  }
  const verifying: Verifying = {
    db,
    secrets,
    ports: {
      clock,
      crypto: nodeCrypto,
      canonize: canonizer.canonize,
      fetcher: makeFetcher(publicUrl, ownDocuments, fetchForeign),
    },
    verdictText: (sentence, language) => renderer.verdictText(sentence, language),
  }
  const organisations: Organisations = {
    db,
    clock,
    secrets,
    files,
    publicUrl,
    namesOf: people => namesOf(db, people),
    mayFound: async operator => operator || (await whoMayFound(hosting)) === 'open',
    proving: { resolveTxt: txtResolver(config.dnsServers), fetch: fetchForeign },
  }
  const issuing: Issuing = {
    db,
    clock,
    secrets,
    files,
    publicUrl,
    organisations,
    fetchDocument: fetchForeign,
    tableWorkerUrl: new URL('./table-worker.js', parts.workerUrl),
    canonize: canonizer.canonize,
    crypto: nodeCrypto,
  }
  const backpack: Backpack = {
    db,
    clock,
    pictures: files,
    originals: person => filesIn(join(config.dataDir, 'people', person)),
    publicUrl,
    verifying,
    addressesOf: person => addressesOf(db, person),
    sharedOf: badges => sharedOf({ db, clock }, badges),
  }
  const delivery: Delivery = { db, clock, secrets, publicUrl, issuing, backpack, identity }
  const sharing: Sharing = {
    db,
    clock,
    secrets,
    publicUrl,
    backpack,
    nameOf: async person => (await readPerson(db, person)).name,
    cardSvg: (badge, language) => renderer.cardSvg(badge, language),
  }

  const notices: Notices = { db, clock, secrets, publicUrl, issuing }
  const moving: Moving = {
    db,
    clock,
    publicUrl,
    version,
    folder: join(config.dataDir, 'exports'),
    parts: [
      accountPart,
      addressesPart,
      badgesPart(backpack),
      collectionsPart,
      sharesPart(sharing),
      shareGroupsPart,
      profilePart,
      noticesPart,
    ],
    page: language => renderer.exportPage(language),
  }
  const oauth: Oauth = {
    db,
    clock,
    secrets,
    publicUrl,
    allowHttp: config.allowPrivateNetwork,
    scopes: [...offeredByOb2, ...offeredByOb3],
  }

  /** What other sites see as the groups of a learner. */
  const publicGroups = async (person: string): Promise<PublicGroup[]> => [
    { key: `public ${person}`, name: 'Public badges', badges: await publicBadges(sharing, person) },
  ]

  systemRoutes(http, {
    db,
    clock,
    metrics,
    metricsToken: config.metricsToken,
    migrationCount: Object.keys(migrations).length,
    stopping: () => stopping,
  })
  signInRoutes(serving, identity)
  accountRoutes(serving, identity, person => membershipsOf(organisations, person))
  identityPages(serving, identity, render)
  hostingRoutes(serving, hosting, () => hasOperator(identity))
  legalPages(serving, hosting, render)
  organisationRoutes(serving, organisations, identity)
  brandSheets(serving, renderer.brandCss)
  organisationPages(serving, organisations, render, organisation => showcaseOf(issuing, organisation))
  networkPages(serving, organisations, render, network => networkShowcase(issuing, network))
  verifyingRoutes(serving, verifying)
  verifyPages(serving, verifying, render)
  achievementRoutes(serving, issuing)
  awardRoutes(serving, issuing, awardPreview(issuing, frames, renderer))
  afterRoutes(serving, issuing)
  batchRoutes(serving, issuing)
  codeRoutes(serving, issuing, (achievement, language) => renderer.sheetWords(achievement, language))
  achievementPages(serving, issuing, render)
  templateRoutes(serving, issuing)
  templatePages(serving, issuing, render)
  frameworkRoutes(serving, issuing)
  grantRoutes(serving, issuing)
  awardPages(serving, issuing, {
    render,
    cardSvg: sharing.cardSvg,
    async judge(credential, language) {
      const report = await judge(verifying, credential)
      const urls = report.fetched.map(each => each.url)
      return { report: shownReport(verifying, report, language), ticket: makeTicket(verifying, urls) }
    },
  })
  backpackRoutes(serving, backpack)
  importRoutes(serving, backpack)
  collectionRoutes(serving, backpack)
  claimRoutes(serving, delivery)
  claimPages(serving, delivery, render)
  codeOfferRoutes(serving, delivery)
  codePages(serving, delivery, render)
  sharingRoutes(serving, sharing)
  sharePages(serving, sharing, render)
  profilePages(serving, sharing, render)
  noticesRoutes(serving, notices)
  movingRoutes(serving, moving)
  oauthDoor(serving, oauth, render)
  consentRoutes(serving, oauth)
  ob2Door(serving, { publicUrl, oauth, backpack, hostName: () => hostName(hosting) })
  ob3Door(serving, { publicUrl, version, oauth, backpack, hostName: () => hostName(hosting) })
  badgrDoor(serving, {
    publicUrl,
    passwordGrant: config.passwordGrant,
    oauth,
    identity,
    organisations,
    issuing,
    backpack,
  })
  mozillaDoor(serving, {
    db,
    clock,
    publicUrl,
    personWithAddress: email => personWithAddress(db, email),
    bake: url => bakeHosted(backpack, url),
    groupsOf: publicGroups,
    pictureOf: (secret, form) => publicPicture(sharing, secret, form),
  })
  docsRoutes(http, publicUrl, version, render)
  if (mailer.where === 'mailbox') mailboxRoutes(http, join(config.dataDir, 'mail'), render)
  await shellRoutes(http, parts.webDir, render)

  const tasks = {
    ...deliveryTasks(delivery),
    'check-domain': (payload: Record<string, unknown>) =>
      checkDomainAgain(organisations, String(payload['domain'])),
    ...stackTasks(issuing),
    'award-batch': (payload: Record<string, unknown>) => runBatch(issuing, String(payload['batch'])),
    'check-badge': (payload: Record<string, unknown>) => checkBadge(backpack, String(payload['badge'])),
    'check-due': () => checkDue(backpack),
    'import-badges': (payload: Record<string, unknown>) => runImport(backpack, String(payload['import'])),
    'make-export': (payload: Record<string, unknown>) => makeExport(moving, String(payload['export'])),
    mail: mailTask({
      db,
      clock,
      log,
      undelivered: async ({ award }, why) => {
        if (award !== undefined) await noteUndelivered(db, award, why)
      },
      secrets,
      mailer,
      host: new URL(publicUrl).hostname,
      picture: (sha256, mediaType) =>
        mailPicture(`${sha256} ${mediaType}`, async () =>
          pictureToPng(await files.get(sha256), mediaType, mailPictureWidth),
        ),
      // Orders are made by the rooms themselves, from the same types.
      write: async ({ kind, data, locale: language }) =>
        renderer.writeMail({ kind, ...data } as MailContent, await frames.mailFrame(language)),
    }),
  }
  /** What is due by the hour: old things go, learners are reminded, ends are announced. */
  const sweep = async () => {
    await sweepIdempotency(db, clock)
    await sweepAttempts(db, clock.now())
    await sweepSchoolAttempts(db, clock.now())
    await sweepOutbox(db, clock)
    await sweepRateLimits(db, clock)
    await sweepRecords(oauth)
    await sweepFamilies({ db, clock })
    await sweepDrafts(issuing)
    await sweepImports(backpack)
    await orderChecks(backpack)
    await followUp(delivery)
    await tellEndings(notices)
    await sendDigests(notices)
    await orderDue(moving)
    await sweepExports(moving)
  }
  const subscribers = subscribersOf(delivery, moving, notices)

  return {
    http,
    identity,
    tasks,
    subscribers,
    /** What an export is made of, for the published schema. */
    exportParts: moving.parts,
    sweep,
    setUpLink: () => setUpLink(identity),
    /** Begin the work behind the pages: jobs, news, sweeping. */
    async startWork(): Promise<{ stop(): Promise<void> }> {
      const jobs = await runJobs(db, pool, clock, tasks, log)
      const news = readOutbox(db, pool, subscribers, log)
      const timer = setInterval(() => void sweep().catch(() => {}), sweepMs)
      const checks = setInterval(() => void orderChecks(backpack).catch(() => {}), checksMs)
      return {
        async stop() {
          clearInterval(timer)
          clearInterval(checks)
          await news.stop()
          await jobs.stop()
        },
      }
    },
    async close(): Promise<void> {
      stopping = true
      await http.close()
      await canonizer.close()
      mailer.close()
    },
  }
}

export type App = Awaited<ReturnType<typeof createApp>>
