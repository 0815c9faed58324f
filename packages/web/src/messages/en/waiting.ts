/** What is said about badges that wait for an answer. */
export const messages = {
  'app.waiting.title': 'Waiting for you',
  'app.waiting.lead':
    'Awarded on this host to an address of yours. If you decline, the issuer sees that and nothing else.',
  'app.waiting.from': '{issuer}, {when}',
  'app.waiting.to': 'To {address}',
  'app.waiting.until': 'Valid until {when}',
  'app.waiting.accept': 'Add to my backpack',
  'app.waiting.accept-named': 'Add to my backpack: {name}',
  'app.waiting.decline': 'Decline',
  'app.waiting.decline-named': 'Decline: {name}',
  'app.waiting.accepted': '“{name}” is in your backpack.',
  'app.waiting.declined': 'You declined “{name}”.',
}
