/** Words of achievements that several organisations use. */
export const messages = {
  'grants.title': 'Who else may use it',
  'grants.lead':
    'Whoever may award it signs with their own name; the badge names you as its creator. It holds for all versions until you take it back.',
  'grants.none': 'Nobody else.',
  'grants.everyone-copies': 'Everyone may copy it.',
  'grants.may-award': '{name} may award it.',
  'grants.may-award-below': '{name} and all organisations below it may award it.',
  'grants.may-copy': '{name} may copy it.',
  'grants.may-copy-below': '{name} and all organisations below it may copy it.',
  'grants.awarded': '{count, plural, =0 {not awarded yet} one {awarded once} other {awarded # times}}',
  'grants.take-back': 'Take back',
  'grants.what': 'Let somebody',
  'grants.what-award': 'Award it',
  'grants.what-copy': 'Copy it',
  'grants.what-everyone': 'Copy it: everyone',
  'grants.to': 'Organisation',
  'grants.to-help': 'Its short name, or the address of its page on this host.',
  'grants.below': 'Also all organisations below it',
  'grants.give': 'Allow',
  'grants.given': 'It is allowed from now on.',
  'grants.shared': 'Shared with us',
  'grants.shared-lead':
    'Achievements of other organisations that you may award in your own name, or copy and make your own.',
  'grants.shared-none': 'Nothing is shared with you yet',
  'grants.shared-none-text':
    'Another organisation of this host can let yours award or copy its achievements, on the page of the achievement.',
  'grants.shared-by': 'Shared with us by {name}',
  'grants.copy': 'Copy an achievement',
  'grants.copy-lead': 'The copy is a draft of your organisation that says what it was made from.',
  'grants.copy-to': 'Into',
  'grants.copy-nowhere': 'You have no organisation here in which you may edit achievements.',
  'grants.what-network':
    'Award it: the members of a network',
  'grants.network':
    'Network',
  'grants.network-awards':
    'The members of {name} may award it.',
  'networks.title':
    'Networks',
  'networks.lead':
    'Organisations that award what they share. Members stay who they are; each signs its own awards.',
  'networks.none':
    'Yours is in no network yet.',
  'networks.found':
    'Found a network',
  'networks.found-lead':
    'Yours leads it: it invites and removes. Then share achievements with it, on their pages.',
  'networks.name':
    'Name',
  'networks.description':
    'What it is for',
  'networks.found-act':
    'Found',
  'networks.leads':
    'Member, leads it',
  'networks.state-invited':
    'Invited',
  'networks.state-member':
    'Member',
  'networks.invited-lead':
    'Accept, and you may award what the members share with the network. It shows you on its public page. You can leave at any time.',
  'networks.join':
    'Accept',
  'networks.decline':
    'Decline',
  'networks.leave':
    'Leave',
  'networks.invite':
    'Invite an organisation',
  'networks.invite-act':
    'Invite',
  'grants.endorse':
    'Put our name on it',
  'grants.endorse-lead':
    'Every award of this version then carries a word signed by you, whoever awards it. It shows you as a partner.',
  'grants.endorse-comment':
    'What you say',
  'grants.endorse-act':
    'Sign',
  'grants.endorsed':
    'Your name is on it from now on.',
  'grants.partners':
    'Partners who have signed for it',
}
