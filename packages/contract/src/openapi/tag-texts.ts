/** What each group of operations is about. */
export const tagTexts: Record<string, { description: string }> = {
  'Signing in': { description: 'By mail (link or six digits) or by passkey.' },
  'School sign-in': { description: 'By any OpenID Connect provider, for a host or an organisation.' },
  You: { description: 'Your account: addresses, sessions, passkeys, tokens.' },
  Notices: { description: 'What happened to your badges, on a page and by mail.' },
  Organisations: { description: 'Who awards badges: profile, members, keys.' },
  Programmes: { description: 'Parts of an organisation with their own people and achievements.' },
  Trust: { description: 'Domains an organisation has proved, and what others say of it.' },
  Achievements: { description: 'What can be earned: drafts, versions, pictures.' },
  'Shared achievements': {
    description: 'Who else may award or copy an achievement, and which partners have signed for it.',
  },
  Networks: { description: 'Organisations that award what they share.' },
  Templates: { description: 'Achievements to begin from, shared between hosts by their address.' },
  Frameworks: { description: 'Skills and standards that achievements are aligned with.' },
  Awards: { description: 'Badges made out to somebody, and their standing.' },
  'Award batches': {
    description: 'Awards to many at once: a list, what is wrong with it, and how far it is.',
  },
  'Claim codes': {
    description: 'Codes to read aloud, print or project, for people who were not named by mail.',
  },
  Claims: { description: 'What a learner does with the link in the mail.' },
  Backpack: { description: 'Badges that you keep, of any maker.' },
  Imports: { description: 'Many badges brought at once, and what became of each.' },
  Collections: { description: 'Badges put together in an order, with a story for each.' },
  Sharing: { description: 'Who may see a badge of yours.' },
  Exports: { description: 'Everything that is yours in one ZIP, by hand or by a schedule.' },
  Consents: { description: 'Applications that you let into your backpack.' },
  Verify: { description: 'Judge any badge of any maker.' },
  Host: { description: 'This host and its legal pages.' },
}
