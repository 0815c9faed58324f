export {
  afterMigrations,
  afterRoutes,
  type EndingDigest,
  stackSubscriber,
  stackTasks,
  takeDueReminders,
  takeEndingAwards,
  takeEndingDigests,
} from './after/index.ts'
export { award } from './award.ts'
export { type AwardPageParts, awardPages } from './award-public.ts'
export { awardRoutes } from './award-routes.ts'
export { batchesMigrations, batchRoutes, runBatch, sweepDrafts } from './batches/index.ts'
export { revoke } from './change-standing.ts'
export { awardOfCredential, findClaim, forgetRecipient, recordAnswer, redeem, wholeAward } from './claims.ts'
export {
  awardPlace,
  codeLinkOf,
  codeRoutes,
  codesMigrations,
  findCodeByText,
  forgetTaker,
  holdPlace,
  mineOf,
  offerOf,
  requestOf,
  useOf,
  type WholeCode,
} from './codes/index.ts'
export { continueMerged } from './continue-merged.ts'
export {
  archiveAchievement,
  changeAchievement,
  draftAchievement,
  publishAchievement,
  setImage,
} from './edit-achievement.ts'
export { requireAchievement, showAchievement, showcaseOf } from './find-achievement.ts'
export { awardedBefore, requireAward, type WholeAward } from './find-award.ts'
export { findCurrent, lineagesOf, listCurrent } from './find-current.ts'
export { findWaiting, listWaiting } from './find-waiting.ts'
export { frameworkMigrations, frameworkRoutes } from './frameworks/index.ts'
export {
  endNetworkGrants,
  grantMigrations,
  grantRoutes,
  networkShowcase,
  requireAwarder,
} from './grants/index.ts'
export { awardUrl, claimUrl, type Issuing } from './issuing.ts'
export { type AwardsQuery, listAwards } from './list-awards.ts'
export { issuingMigrations } from './migrations.ts'
export { offered } from './offered.ts'
export type { AwardPreview } from './preview-award.ts'
export { achievementPages } from './public-routes.ts'
export { recipientAsked } from './recipient.ts'
export { achievementRoutes } from './routes.ts'
export { sealedByIssuing } from './sealed.ts'
export { noteUndelivered, releaseMails } from './send-award.ts'
export { claimSecretOf, mailOf, recipientOf, shownAward, standingOf } from './show-award.ts'
export { templateMigrations, templatePages, templateRoutes } from './templates/index.ts'
