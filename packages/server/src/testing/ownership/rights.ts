import { both, foreign, ids, open, organisation, own, param, type Right } from './right.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
const ofOrganisation = 'organisation-not-found'
const ofProgramme = 'programme-not-found'
const ofAchievement = 'achievement-not-found'
const ofAward = 'award-not-found'
// An address inside this machine, which the host does not ask.
const signIn = { name: 'School', issuer: 'https://127.0.0.1:9/', clientId: 'badges' }
const ofCollection = 'collection-not-found'
const ofBatch = 'batch-not-found'
const recipient = { recipient: { email: 'more@learner.example' } }
const draft = { name: 'Coding', description: 'Codes.', criteria: 'Code.' }

/** Whose each operation is that changes something, by its name in the contract. */
export const rights: Record<string, Right | { open: string }> = {
  startSignIn: open('asks for a mail to an address; who reads it is decided there'),
  finishSignInByCode: open('the code is the proof'),
  finishSignInByLink: open('the link is the proof'),
  passkeySignInOptions: open('a fresh challenge, of use only to a device with a passkey'),
  finishPasskeySignIn: open('the signature is the proof'),
  setUpHost: open('the one-time link is the proof'),
  startClaimSignIn: open('mails a code to the address of the award and to no other'),
  verifyBadge: open('keeps nothing'),

  changeMe: own(() => ({ body: { name: 'Somebody' } })),
  addAddress: own(() => ({ body: { email: 'further@learner.example' } })),
  confirmAddress: foreign('learner', 'sign-in-expired', () => ({
    body: { attempt: ids['attempt'], code: ids['code'] },
  })),
  makeAddressPrimary: foreign('learner', 'address-not-found', param('address')),
  removeAddress: foreign('learner', 'address-not-found', param('address')),
  endSession: foreign('learner', 'session-not-found', param('session')),
  passkeyOptions: own(() => ({})),
  addPasskey: foreign(
    'learner',
    'sign-in-expired',
    () => ({ body: { attempt: 'made-up', name: 'x', response: {} } }),
    'sign-in-expired',
  ),
  renamePasskey: foreign('learner', 'passkey-not-found', both('passkey', 'passkey', { name: 'New name' })),
  removePasskey: foreign('learner', 'passkey-not-found', param('passkey')),
  createToken: own(() => ({ body: { name: 't', scopes: ['profile:read'] } })),
  revokeToken: foreign('learner', 'token-not-found', param('token')),
  markNoticesRead: own(() => ({ body: {} })),
  setNoticeSettings: own(() => ({ body: { mail: 'daily', kinds: ['revoked'] } })),
  withdrawConsent: foreign('learner', 'consent-not-found', param('consent')),

  createOrganisation: foreign('owner', 'organisations-closed', () => ({ body: { name: 'Another' } })),
  changeOrganisation: foreign('owner', ofOrganisation, organisation({ body: { description: 'x' } })),
  setOrganisationLogo: foreign(
    'owner',
    ofOrganisation,
    organisation({ bytes: picture, mediaType: 'image/svg+xml' }),
  ),
  invite: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { email: 'new@library.example', role: 'viewer' } }),
  ),
  withdrawInvitation: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], invitation: ids['invitation'] },
  })),
  changeMember: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], person: ids['member'] },
    body: { role: 'editor' },
  })),
  removeMember: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], person: ids['member'] },
  })),
  acceptInvitation: foreign(
    'owner',
    'invitation-not-found',
    () => ({ params: { secret: 'made-up' } }),
    'invitation-not-found',
  ),
  rotateIssuerKey: foreign('owner', ofOrganisation, organisation()),
  markIssuerKeyCompromised: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], key: 'key-1' },
    body: {},
  })),

  moveOrganisation: foreign('owner', ofOrganisation, organisation({ body: { parent: null } })),
  mergeOrganisation: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['part'] },
    body: { into: ids['organisation'] },
  })),
  archiveOrganisation: foreign('owner', ofOrganisation, organisation()),
  unarchiveOrganisation: foreign('owner', ofOrganisation, organisation()),
  changeBranding: foreign('owner', ofOrganisation, organisation({ body: { colour: '#8a1c5c' } })),
  addDomain: foreign('owner', ofOrganisation, organisation({ body: { domain: 'library.example' } })),
  checkDomain: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], domain: ids['domain'] },
  })),
  removeDomain: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], domain: ids['domain'] },
  })),
  accredit: foreign('owner', ofOrganisation, () => ({
    body: {
      organisation: ids['neighbour'],
      by: ids['organisation'],
      statement: 'Ours',
      givenOn: '2026-05-03',
    },
  })),
  withdrawAccreditation: foreign('owner', 'accreditation-not-found', param('accreditation')),
  addHostSignIn: foreign('owner', 'operators-only', () => ({ body: signIn }), 'school-unreachable'),
  changeHostSignIn: foreign(
    'owner',
    'operators-only',
    both('signIn', 'domain', { name: 'x' }),
    'school-not-found',
  ),
  removeHostSignIn: foreign('owner', 'operators-only', param('signIn', 'domain'), 'school-not-found'),
  addSignIn: foreign('owner', ofOrganisation, organisation({ body: signIn }), 'school-unreachable'),
  changeSignIn: foreign(
    'owner',
    ofOrganisation,
    () => ({ params: { organisation: ids['organisation'], signIn: ids['domain'] }, body: { name: 'x' } }),
    'school-not-found',
  ),
  removeSignIn: foreign(
    'owner',
    ofOrganisation,
    () => ({ params: { organisation: ids['organisation'], signIn: ids['domain'] } }),
    'school-not-found',
  ),
  unlinkSchoolAccount: foreign(
    'learner',
    'school-account-not-found',
    param('account', 'domain'),
    'school-account-not-found',
  ),
  createProgramme: foreign('owner', ofOrganisation, organisation({ body: { name: 'Summer' } })),
  changeProgramme: foreign('owner', ofProgramme, both('programme', 'programme', { name: 'Winter' })),
  archiveProgramme: foreign('owner', ofProgramme, param('programme')),
  unarchiveProgramme: foreign('owner', ofProgramme, param('programme')),
  changeProgrammeMember: foreign('owner', ofProgramme, () => ({
    params: { programme: ids['programme'], person: ids['programme member'] },
    body: { role: 'editor' },
  })),
  removeProgrammeMember: foreign('owner', ofProgramme, () => ({
    params: { programme: ids['programme'], person: ids['programme member'] },
  })),

  createAchievement: foreign('owner', ofOrganisation, organisation({ body: draft })),
  changeAchievement: foreign('owner', ofAchievement, both('achievement', 'draft', { description: 'y' })),
  setAchievementImage: foreign('owner', ofAchievement, () => ({
    params: { achievement: ids['draft'] },
    bytes: picture,
    mediaType: 'image/svg+xml',
  })),
  publishAchievement: foreign('owner', ofAchievement, param('achievement', 'draft')),
  deleteDraft: foreign('owner', ofAchievement, param('achievement', 'draft2')),
  createTemplate: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'] },
    body: { achievement: ids['achievement'] },
  })),
  importTemplate: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { url: 'http://127.0.0.1/templates/x' } }),
    'url-refused',
  ),
  changeTemplate: foreign('owner', 'template-not-found', both('template', 'template', { shared: true })),
  startFromTemplate: foreign('owner', 'template-not-found', param('template')),
  deleteTemplate: foreign('owner', 'template-not-found', param('template')),
  copyAchievement: foreign('owner', ofAchievement, both('achievement', 'achievement', {})),
  foundNetwork: foreign('owner', ofOrganisation, organisation({ body: { name: 'Riverside learns' } })),
  changeNetwork: foreign('owner', 'network-not-found', both('network', 'network', { description: 'y' })),
  inviteToNetwork: foreign('owner', 'network-not-found', () => ({
    params: { network: ids['network'], organisation: ids['organisation'] },
  })),
  joinNetwork: foreign('owner', ofOrganisation, () => ({
    params: { network: ids['network'], organisation: ids['organisation'] },
  })),
  leaveNetwork: foreign('owner', ofOrganisation, () => ({
    params: { network: ids['network'], organisation: ids['organisation'] },
  })),
  grant: foreign(
    'owner',
    ofAchievement,
    both('achievement', 'achievement', { act: 'award', to: 'neighbour' }),
  ),
  endorse: foreign(
    'owner',
    ofOrganisation,
    both('achievement', 'achievement', { organisation: 'neighbour', comment: 'Ours too.' }),
    null,
  ),
  withdrawEndorsement: foreign(
    'owner',
    'endorsement-not-found',
    param('endorsement', 'grant'),
    'endorsement-not-found',
  ),
  endGrant: foreign('owner', 'grant-not-found', param('grant')),
  importFramework: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { url: 'http://127.0.0.1/package' } }),
    'url-refused',
  ),
  uploadFramework: foreign(
    'owner',
    ofOrganisation,
    organisation({ bytes: 'conceptUri,preferredLabel\nhttps://a.example/1,A\n', mediaType: 'text/csv' }),
  ),
  deleteFramework: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'], framework: ids['framework'] },
  })),
  previewAward: foreign('owner', ofAchievement, both('achievement', 'achievement', recipient)),
  award: foreign('owner', ofAchievement, both('achievement', 'achievement', recipient)),
  changeAwards: foreign('owner', ofOrganisation, () => ({
    params: { organisation: ids['organisation'] },
    body: { awards: [ids['pending2']], change: 'send' },
  })),
  changeFollowUp: foreign(
    'owner',
    ofOrganisation,
    organisation({ body: { reminderDays: [7], expiryNoticeDays: 30 } }),
  ),
  renewAward: foreign('owner', ofAward, both('award', 'pending2', {})),
  correctAward: foreign('owner', ofAward, both('award', 'pending3', { reason: 'Misspelt' })),
  createAwardBatch: foreign('owner', ofAchievement, () => ({
    query: { achievement: ids['achievement'] ?? '' },
    bytes: 'more@learner.example',
    mediaType: 'text/csv',
  })),
  changeAwardBatch: foreign('owner', ofBatch, both('batch', 'batch', { again: 'skip' })),
  changeAwardBatchRow: foreign('owner', ofBatch, () => ({
    params: { batch: ids['batch'] ?? '', row: 1 },
    body: { cells: ['more@learner.example'] },
  })),
  startAwardBatch: foreign('owner', ofBatch, both('batch', 'batch', {})),
  pauseAwardBatch: foreign('owner', ofBatch, param('batch')),
  resumeAwardBatch: foreign('owner', ofBatch, param('batch')),
  retryAwardBatch: foreign('owner', ofBatch, param('batch'), 'batch-state'),
  cancelAwardBatch: foreign('owner', ofBatch, param('batch')),
  deleteAwardBatch: foreign('owner', ofBatch, param('batch'), 'batch-state'),
  createCodes: foreign('owner', ofAchievement, both('achievement', 'achievement', {})),
  endCode: foreign('owner', 'code-not-found', param('code', 'claimCode')),
  approveCodeRequest: foreign('owner', 'code-request-not-found', param('request')),
  refuseCodeRequest: foreign(
    'owner',
    'code-request-not-found',
    both('request', 'request', { reason: 'Late' }),
    'code-request-answered',
  ),
  takeCode: own(() => ({ params: { text: ids['codeText'] ?? '' }, body: {} }), null),
  archiveAchievement: foreign('owner', ofAchievement, param('achievement')),
  withdrawAward: foreign('owner', ofAward, param('award', 'pending')),
  sendAwardNow: foreign('owner', ofAward, param('award', 'pending2')),
  suspendAward: foreign('owner', ofAward, both('award', 'award', { reason: 'Looking into it' })),
  reinstateAward: foreign('owner', ofAward, param('award')),
  revokeAward: foreign('owner', ofAward, both('award', 'award', { reason: 'A mistake' })),

  acceptClaim: foreign('learner', 'claim-not-yours', param('secret', 'claim')),
  declineClaim: foreign('learner', 'claim-not-yours', param('secret', 'claim2')),
  acceptWaiting: foreign('learner', 'waiting-not-found', param('award', 'waiting')),
  declineWaiting: foreign('learner', 'waiting-not-found', param('award', 'waiting2')),
  addBadge: foreign(
    'learner',
    'badge-refused',
    () => ({ bytes: '{}', mediaType: 'application/json' }),
    'badge-refused',
  ),
  createImport: own(() => ({ bytes: 'https://badges.example/1', mediaType: 'text/plain' })),
  retryImport: foreign('learner', 'import-not-found', both('import', 'import', {})),
  deleteImport: foreign('learner', 'import-not-found', param('import')),
  checkBadge: foreign('learner', 'badge-not-found', param('badge')),
  shareBadge: foreign('learner', 'badge-not-found', both('badge', 'badge', { audience: 'link' })),
  changeShare: foreign('learner', 'share-not-found', both('share', 'share', { name: 'Mine' })),
  changeProfile: foreign('learner', 'badge-not-found', () => ({
    body: { slug: 'mine', published: false, badges: [ids['badge'] ?? ''] },
  })),
  createCollection: own(() => ({ body: { name: 'Mine' } })),
  changeCollection: foreign(
    'learner',
    ofCollection,
    both('collection', 'collection', { version: 1, name: 'Ours' }),
  ),
  collectBadges: foreign('learner', ofCollection, () => ({
    params: { collection: ids['collection'] },
    body: { badges: [{ badge: ids['badge'] }] },
  })),
  moveCollected: foreign('learner', ofCollection, () => ({
    params: { collection: ids['collection'] },
    body: { badges: [ids['badge']], before: null },
  })),
  tellStory: foreign('learner', ofCollection, () => ({
    params: { collection: ids['collection'], badge: ids['badge'] },
    body: { story: 'Mine', version: 1 },
  })),
  uncollectBadges: foreign('learner', ofCollection, () => ({
    params: { collection: ids['collection'] },
    body: { badges: [ids['badge']] },
  })),
  deleteCollection: foreign('learner', ofCollection, param('collection', 'collection2')),
  changeDisplayed: own(() => ({ body: { displayed: true } })),
  createShareGroup: own(() => ({ body: { name: 'Mine', members: [] } })),
  changeShareGroup: foreign('learner', 'share-group-not-found', both('group', 'group', { name: 'Mine' })),
  deleteShareGroup: foreign('learner', 'share-group-not-found', param('group')),
  createExport: own(() => ({})),
  setExportSchedule: own(() => ({ body: { every: 'month' } })),
  deleteExport: foreign('learner', 'export-not-found', param('export')),
  revokeShare: foreign('learner', 'share-not-found', param('share')),
  removeBadge: foreign('learner', 'badge-not-found', param('badge')),

  changeHost: foreign('owner', 'operators-only', () => ({ body: { name: 'Mine' } })),
  changeLegalPage: foreign('owner', 'operators-only', () => ({
    params: { page: 'terms' },
    body: { text: 'Mine' },
  })),

  signOut: own(() => ({}), null),
  deleteMe: own(() => ({ body: { confirm: 'delete my account' } }), null),
}
