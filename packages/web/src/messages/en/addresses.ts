/** Words of addresses that badges are awarded to. */
export const messages = {
  'address.kind': 'Award it to',
  'address.kind-email': 'An e-mail address',
  'address.kind-did': 'A DID',
  'address.kind-account': 'A name on another host',
  'address.kind-nobody': 'Nobody yet: a code to hand out',
  'address.did-help':
    'Such as did:key:… or did:web:…, as the wallet of the learner shows it. The badge names it for all to read.',
  'address.account-help': 'Such as @ada@badges.school.example.',
  'address.nobody': 'Make a claim code, for a screen or as printed slips. Whoever takes it gets the badge.',
  'address.act-help':
    'No mail is sent. You get a link to hand over; for a minute you can take the award back.',
  'address.made-text': '{name} was awarded to {address}. Hand over the link below.',
  'address.hand-over':
    'This address takes no mail. Hand over the claim link: whoever has it can put the badge into their backpack, once.',
  'address.account-waits':
    'Hosts do not deliver badges to each other yet. The award waits here; as soon as they do, it can be delivered to this name. Until then the link is the way.',
}
