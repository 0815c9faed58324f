type ProblemText = { status: number; title: string; advice: string }

/** Every problem our API can answer (RFC 9457): stable code, HTTP status, title, what to do. */
export const problems = {
  'bad-request': {
    status: 400,
    title: 'The request could not be read',
    advice: 'Send what the API description shows for this operation.',
  },
  'validation-failed': {
    status: 422,
    title: 'Something in the request does not fit',
    advice: 'Look at `errors`: each names the place and what is expected there.',
  },
  'not-signed-in': {
    status: 401,
    title: 'You are not signed in',
    advice: 'Sign in, or send a personal access token as `Authorization: Bearer …`.',
  },
  'token-refused': {
    status: 401,
    title: 'This token is not valid here',
    advice: 'It may have expired or been revoked. Make a new one under Account, Tokens.',
  },
  'consent-not-found': {
    status: 404,
    title: 'You have not given this consent',
    advice: 'It may have been taken back already. Look at the list again.',
  },
  'consent-over': {
    status: 410,
    title: 'This question is over',
    advice: 'Go back to the application that sent you here and start again.',
  },
  'client-refused': {
    status: 400,
    title: 'The application that sent you here cannot be answered',
    advice: 'Tell whoever runs it what the detail says.',
  },
  'scope-missing': {
    status: 403,
    title: 'This token may not do that',
    advice: 'Make a token with the scope named in the detail.',
  },
  'not-allowed': {
    status: 403,
    title: 'Your role does not allow this',
    advice: 'Ask an owner of the organisation for the role named in the detail.',
  },
  'operators-only': {
    status: 403,
    title: 'Only operators may do this',
    advice: 'Ask the operator of this host.',
  },
  'cross-site-refused': {
    status: 403,
    title: 'The request came from another site',
    advice: 'Do this from a page of this host, or with a personal access token.',
  },
  'not-found': { status: 404, title: 'There is nothing here', advice: 'Check the address.' },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    advice: 'See the API description.',
  },
  'too-large': {
    status: 413,
    title: 'That is too large',
    advice: 'Send at most the size named in the detail.',
  },
  'media-type-unsupported': {
    status: 415,
    title: 'This kind of content is not taken here',
    advice: 'Send one of the media types named in the detail.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many tries',
    advice: 'Wait as long as `Retry-After` says, then try again.',
  },
  'key-not-found': {
    status: 404,
    title: 'There is no such signing key',
    advice: 'List the keys of the organisation to see what there is.',
  },
  'address-mailed-often': {
    status: 429,
    title: 'This address has had many mails from here',
    advice: 'Wait as long as `Retry-After` says, or hand over a link you already have.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'This Idempotency-Key was used with another request',
    advice: 'Use a new key for a new request.',
  },
  'idempotency-in-flight': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
    advice: 'Try again after `Retry-After` with the same key.',
  },
  internal: {
    status: 500,
    title: 'Something broke on our side',
    advice: 'Nothing was changed. Try again; if it stays, tell the operator the request id.',
  },
  unavailable: { status: 503, title: 'The host is not ready', advice: 'Try again after `Retry-After`.' },

  'fresh-sign-in-needed': {
    status: 403,
    title: 'Please confirm that it is you',
    advice: 'Sign in again, then repeat this within ten minutes.',
  },
  'sign-in-code-wrong': {
    status: 422,
    title: 'That code is not right',
    advice: 'Check the newest mail and type its six digits.',
  },
  'sign-in-expired': {
    status: 410,
    title: 'This sign-in has ended',
    advice: 'Ask for a new mail. Links and codes last fifteen minutes and work once.',
  },
  'passkey-refused': {
    status: 422,
    title: 'This passkey was not accepted',
    advice: 'Sign in by mail instead.',
  },
  'set-up-done': {
    status: 410,
    title: 'This host is already set up',
    advice: 'Sign in. If the operator is lost, run `npm run rucksack -- login-link` on the server.',
  },
  'address-taken': {
    status: 409,
    title: 'This address belongs to another account',
    advice: 'Sign in with it and remove it there first.',
  },
  'address-not-found': {
    status: 404,
    title: 'That is not one of your addresses',
    advice: 'Look at the list of your addresses.',
  },
  'last-address': {
    status: 409,
    title: 'This is your only address',
    advice: 'Add and confirm another one first.',
  },
  'last-operator': {
    status: 409,
    title: 'You are the only operator',
    advice: 'Make somebody else operator first: `npm run rucksack -- user operator ADDRESS` on the server.',
  },
  'school-not-found': {
    status: 404,
    title: 'No such school sign-in',
    advice: 'It may have been removed. Sign in by mail.',
  },
  'school-unreachable': {
    status: 424,
    title: 'The sign-in of your school does not answer',
    advice: 'Sign in by mail, or try again in a while.',
  },
  'school-refused': {
    status: 403,
    title: 'Your school did not sign you in',
    advice: 'Try again, or sign in by mail.',
  },
  'school-sign-in-ended': {
    status: 410,
    title: 'This sign-in has ended',
    advice: 'Begin again in this browser. Each sign-in lasts fifteen minutes and works once.',
  },
  'school-address-missing': {
    status: 403,
    title: 'Your school sent no mail address',
    advice: 'Sign in by mail, and link the school account under Account.',
  },
  'school-address-unverified': {
    status: 403,
    title: 'Your school has not verified your mail address',
    advice: 'Sign in by mail with that address. Your school can turn the check on.',
  },
  'school-other-domain': {
    status: 403,
    title: 'This school sign-in is for other mail addresses',
    advice: 'Use your school account, or sign in by mail.',
  },
  'school-account-taken': {
    status: 409,
    title: 'This school account belongs to another account here',
    advice: 'Sign in with it and unlink it there first.',
  },
  'school-account-not-found': {
    status: 404,
    title: 'No such school account',
    advice: 'It may have been unlinked already.',
  },
  'domain-not-found': { status: 404, title: 'No such domain here', advice: 'It may have been removed.' },
  'own-accreditation': {
    status: 409,
    title: 'Nobody accredits themselves',
    advice: 'Ask another organisation or the operator of this host.',
  },
  'accreditation-not-found': {
    status: 404,
    title: 'No such accreditation of yours',
    advice: 'It may have been withdrawn already.',
  },
  'session-not-found': { status: 404, title: 'No such session', advice: 'It may have ended already.' },
  'passkey-not-found': { status: 404, title: 'No such passkey', advice: 'It may have been removed already.' },
  'token-not-found': { status: 404, title: 'No such token', advice: 'It may have been revoked already.' },

  'organisation-not-found': {
    status: 404,
    title: 'No such organisation for you',
    advice: 'Check the name, or ask to be invited.',
  },
  'organisations-closed': {
    status: 403,
    title: 'Only operators found organisations here',
    advice: 'Ask the operator of this host.',
  },
  'too-deep': {
    status: 409,
    title: 'Organisations are nested too deeply',
    advice: 'Eight levels are the most. Choose a place further up.',
  },
  'own-descendant': {
    status: 409,
    title: 'An organisation cannot be inside itself',
    advice: 'Choose a place that is not below it.',
  },
  'organisation-archived': {
    status: 409,
    title: 'This organisation is archived',
    advice: 'What was awarded stays valid. Take it, and those above it, out of the archive to go on.',
  },
  'programme-not-found': {
    status: 404,
    title: 'No such programme for you',
    advice: 'Check the id, or ask for a role in it.',
  },
  'programme-archived': {
    status: 409,
    title: 'This programme is archived',
    advice: 'What was awarded stays valid. Take the programme out of the archive to go on.',
  },
  'slug-taken': { status: 409, title: 'This short name is taken', advice: 'Choose another one.' },
  'member-not-found': { status: 404, title: 'No such member', advice: 'They may have left.' },
  'already-member': {
    status: 409,
    title: 'This person is already a member',
    advice: 'Change their role instead.',
  },
  'last-owner': {
    status: 409,
    title: 'An organisation needs an owner',
    advice: 'Make somebody else owner first.',
  },
  'invitation-not-found': {
    status: 404,
    title: 'This invitation is not open',
    advice: 'It may have been answered, withdrawn or expired. Ask for a new one.',
  },
  'image-refused': {
    status: 422,
    title: 'This picture cannot be used',
    advice: 'Send a PNG or SVG; the detail says what is wrong with this one.',
  },

  'achievement-not-found': {
    status: 404,
    title: 'No such achievement for you',
    advice: 'Check the id, or ask for a role in its organisation.',
  },
  'newer-version-exists': {
    status: 409,
    title: 'There is a newer version',
    advice: 'Edit the newest version.',
  },
  'already-published': {
    status: 409,
    title: 'A published version never changes',
    advice: 'Edit it to start a new version, or archive it.',
  },
  'not-published': {
    status: 409,
    title: 'Drafts cannot be awarded',
    advice: 'Publish the achievement first.',
  },
  archived: {
    status: 409,
    title: 'This achievement is archived',
    advice: 'Publish a new version to award it again.',
  },
  'endorsement-not-found': {
    status: 404,
    title: 'No such endorsement for you',
    advice: 'It may have been taken back already.',
  },
  'grant-not-found': {
    status: 404,
    title: 'No such grant for you',
    advice: 'It may have been taken back already.',
  },
  'network-not-found': {
    status: 404,
    title: 'No such network for you',
    advice: 'It may have ended, or your organisation is neither invited nor a member.',
  },
  'not-shared': {
    status: 403,
    title: 'This organisation may not award this achievement',
    advice: 'Ask the organisation that created it to share it with yours.',
  },
  'template-not-found': {
    status: 404,
    title: 'No such template for you',
    advice: 'Check the id, or ask for a role in its organisation.',
  },
  'template-refused': {
    status: 422,
    title: 'This is no template that can be read',
    advice: 'Ask who shared it for its current address; the detail says what does not fit.',
  },
  'framework-not-found': {
    status: 404,
    title: 'No such framework for you',
    advice: 'It may have been deleted.',
  },
  'framework-refused': {
    status: 422,
    title: 'This framework cannot be read',
    advice:
      'Take CASE as JSON, CTDL-ASN as JSON-LD or CSV, or ESCO as CSV; the detail says what does not fit.',
  },
  'award-not-found': {
    status: 404,
    title: 'No such award for you',
    advice: 'Check the id, or ask for a role in its organisation.',
  },
  'award-withdrawn': { status: 409, title: 'This award was taken back', advice: 'Award it again.' },
  'award-answered': {
    status: 409,
    title: 'The learner has answered already',
    advice: 'Nothing needs to be sent.',
  },
  'mail-has-left': {
    status: 409,
    title: 'The mail has left',
    advice: 'Revoke the award instead; the learner will see the reason.',
  },
  'already-revoked': {
    status: 409,
    title: 'This award is revoked for good',
    advice: 'Award it again if it was a mistake.',
  },
  'not-suspended': { status: 409, title: 'This award is not suspended', advice: 'Nothing needs to be done.' },

  'recipient-erased': {
    status: 409,
    title: 'Nobody knows any more whose award this is',
    advice: 'The person deleted their account. Award it anew to an address.',
  },
  'code-not-found': {
    status: 404,
    title: 'No such claim code for you',
    advice: 'Check the id, or ask for a role in its organisation.',
  },
  'batch-not-found': {
    status: 404,
    title: 'No such batch',
    advice: 'It belongs to another organisation, or never existed. Look under Awards.',
  },
  'batch-state': {
    status: 409,
    title: 'This batch cannot do that now',
    advice: 'The detail says what it is doing. Read it again and act on what it says.',
  },
  'batch-asks': {
    status: 409,
    title: 'Something has to be said first',
    advice:
      'Look at `asks` of the batch: which column holds the address, how dates are read, or what to do with who has the badge already.',
  },
  'table-unreadable': {
    status: 422,
    title: 'This list cannot be read',
    advice: 'Save it as CSV or XLSX with one person a row, or paste the rows.',
  },
  'class-needed': {
    status: 409,
    title: 'Which class?',
    advice: 'The list holds several classes; the detail names them. Send the one you mean as `class`.',
  },
  'code-unknown': {
    status: 404,
    title: 'No such code',
    advice: 'Check the spelling; capitals, spaces and hyphens do not matter. Ask whoever gave it to you.',
  },
  'code-not-open': {
    status: 409,
    title: 'This code cannot be used now',
    advice: 'The detail says why. Ask whoever gave it to you for another one.',
  },
  'code-reserved': {
    status: 403,
    title: 'This code is reserved for another address',
    advice: 'Add the address it was made for to your account, then use the code again.',
  },
  'code-already-have': {
    status: 409,
    title: 'You already have this badge',
    advice: 'Look into your backpack, or at the mail that brought it. The code was not used up.',
  },
  'code-request-not-found': {
    status: 404,
    title: 'No such request for you',
    advice: 'Check the id, or ask for a role in its organisation.',
  },
  'code-request-answered': {
    status: 409,
    title: 'This request has been answered',
    advice: 'Reload the list to see by whom.',
  },

  'claim-not-found': {
    status: 404,
    title: 'This link leads nowhere',
    advice: 'Open the newest mail, or ask the issuer for a new link.',
  },
  'claim-answered': {
    status: 409,
    title: 'This award was already answered',
    advice: 'Look into your backpack.',
  },
  'claim-not-yours': {
    status: 403,
    title: 'This award is for another address',
    advice: 'Sign in with the address it was sent to, or add that address to your account.',
  },
  'waiting-not-found': {
    status: 404,
    title: 'No such badge waits for you',
    advice: 'Load the list again: it may have been taken back or revoked.',
  },

  'badge-not-found': {
    status: 404,
    title: 'No such badge in your backpack',
    advice: 'It may have been removed.',
  },
  'badge-refused': {
    status: 422,
    title: 'This badge was not taken in',
    advice: 'The detail says why; `report` has every check.',
  },
  'badge-for-another-address': {
    status: 422,
    title: 'This badge is for another address',
    advice: 'If that address is yours, add and confirm it, then try again.',
  },
  'import-not-found': {
    status: 404,
    title: 'There is no such import',
    advice: 'Look at the list of what you brought.',
  },
  'import-empty': {
    status: 422,
    title: 'There is nothing in it',
    advice: 'Choose badge files, a ZIP of them, or paste their addresses.',
  },
  'archive-unreadable': {
    status: 422,
    title: 'This archive cannot be opened',
    advice: 'Download it again, or unpack it and choose the files or the folder.',
  },
  'form-not-available': {
    status: 404,
    title: 'This badge has no such form',
    advice: 'Take the original, or a form from its list of downloads.',
  },
  'export-not-found': {
    status: 404,
    title: 'There is no such export',
    advice: 'Exports are deleted after some days. Make a new one.',
  },
  'export-not-ready': {
    status: 409,
    title: 'This export is not ready',
    advice: 'Read it again until its state is `ready`.',
  },
  'collection-not-found': {
    status: 404,
    title: 'There is no such collection of yours',
    advice: 'It may have been deleted already.',
  },
  'collection-changed': {
    status: 409,
    title: 'This collection was changed meanwhile',
    advice: 'Look at `current`, which is how it is now, and send your change again with its version.',
  },
  'collection-full': {
    status: 422,
    title: 'That is more than fits',
    advice: 'The detail says how much fits. Spread it over several collections.',
  },
  'share-not-found': { status: 404, title: 'No such share', advice: 'It may have been revoked already.' },
  'share-group-not-found': {
    status: 404,
    title: 'No such group of yours',
    advice: 'It may have been deleted already.',
  },
  'share-does-not-fit': {
    status: 422,
    title: 'This share does not fit together',
    advice: 'The detail says what does not fit.',
  },
  'share-password-wrong': {
    status: 422,
    title: 'That is not the password',
    advice: 'Ask whoever sent you the link. Capitals and spaces matter.',
  },
  'url-refused': {
    status: 422,
    title: 'This address will not be fetched',
    advice: 'Only public http and https addresses are fetched.',
  },
  // 424 and not 502: it is the address that fails, not this host.
  'url-unreachable': {
    status: 424,
    title: 'The other server did not answer properly',
    advice: 'Check the address, or try again later.',
  },
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof problems

/** Problems that any operation can answer, whatever it does. */
export const everywhere = [
  'bad-request',
  'validation-failed',
  'too-many-requests',
  'internal',
  'unavailable',
] as const satisfies ProblemCode[]
