import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import type { Alignment } from '@rucksack/contract/issuing'

export const remixingDetails: AchievementDetails = {
  forLearners: 'Find something you like, take it apart, and make it say something of your own.',
  criteriaList: [
    {
      text: 'It names every source and its licence.',
      required: true,
      assessorNote: 'Follow each link; a licence that forbids changes does not count.',
    },
    { text: 'It changes what the original says or does.', required: true },
    { text: 'It can itself be remixed.', required: true },
    { text: 'Somebody else has remixed it.', required: false },
  ],
  acceptedEvidence: 'The address of the remix, with its sources written beside it.',
  time: { amount: 6, unit: 'hours' },
  credits: { amount: 1, unit: 'ects' },
  level: { framework: 'eqf', value: 3 },
}

export const codingDetails: AchievementDetails = {
  forLearners: 'By the end you can look at any page and say what holds it up.',
  criteriaList: [
    { text: 'The page has three sections.', required: true },
    { text: 'You explained each line to another learner.', required: true },
    {
      text: 'You mended a mistake that they hid in it.',
      required: true,
      assessorNote: 'A closing tag or a selector, nothing that an editor marks.',
    },
    { text: 'It reads well on a phone.', required: false },
  ],
  acceptedEvidence: 'The page itself, and the name of who asked the questions.',
  time: { amount: 20, unit: 'hours' },
  credits: { amount: 2, unit: 'ects' },
  level: { framework: 'eqf', value: 4 },
}

const digComp = {
  targetUrl: 'https://publications.jrc.ec.europa.eu/repository/handle/JRC128415',
  targetFramework: 'DigComp 2.2',
}

/** Competences of the European framework of digital competence, in the edition at this address. */
export const webSkill: Record<'creating' | 'programming', Alignment> = {
  creating: {
    targetName: 'Integrating and re-elaborating digital content',
    targetCode: '3.2',
    ...digComp,
  },
  programming: { targetName: 'Programming', targetCode: '3.4', ...digComp },
}
