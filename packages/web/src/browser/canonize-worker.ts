import { answerCanonize } from 'openbadges/browser'

answerCanonize(self)
