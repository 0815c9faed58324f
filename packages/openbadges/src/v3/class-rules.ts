/** What a value is: a plain kind, a word of a list (`words`), or an object of a class. */
export type MemberRule = { kind: string; required: boolean }

/**
 * The classes of Open Badges 3.0 and CLR 2.0 below the credential, each with its properties ("Data Model"): those
 * that must be there are marked with `!`. Lists of values are as good as single ones.
 */
const written = {
  Achievement:
    'id!uri name!text description!text criteria!Criteria achievementType:text alignment:Alignment creator:Profile creditsAvailable:number fieldOfStudy:text humanCode:text image:Image inLanguage:language otherIdentifier:IdentifierEntry related:Related resultDescription:ResultDescription specialization:text tag:text version:text',
  AchievementSubject:
    'id:uri achievement!Achievement activityEndDate:time activityStartDate:time creditsEarned:number identifier:IdentityObject image:Image licenseNumber:text narrative:text result:Result role:text source:Profile term:text',
  Address:
    'addressCountry:text addressCountryCode:text addressRegion:text addressLocality:text streetAddress:text postOfficeBoxNumber:text postalCode:text geo:GeoCoordinates',
  Alignment:
    'targetName!text targetUrl!uri targetCode:text targetDescription:text targetFramework:text targetType:targetType',
  Association: 'associationType!associationType sourceId!uri targetId!uri',
  Criteria: 'id:uri narrative:text',
  EndorsementSubject: 'id!uri endorsementComment:text',
  Evidence: 'id:uri narrative:text name:text description:text genre:text audience:text',
  GeoCoordinates: 'latitude!number longitude!number',
  IdentifierEntry: 'identifier!text identifierType!identityType',
  IdentityObject: 'hashed!boolean identityHash!text identityType!identityType salt:text',
  Image: 'id!uri caption:text',
  Profile:
    'id!uri name:text url:uri phone:text description:text image:Image email:text address:Address otherIdentifier:IdentifierEntry official:text parentOrg:Profile familyName:text givenName:text additionalName:text patronymicName:text honorificPrefix:text honorificSuffix:text familyNamePrefix:text dateOfBirth:day',
  Related: 'id!uri inLanguage:language version:text',
  Result: 'achievedLevel:uri alignment:Alignment resultDescription:uri status:status value:text',
  ResultDescription:
    'id!uri name!text resultType!resultType alignment:Alignment allowedValue:text requiredLevel:uri requiredValue:text rubricCriterionLevel:RubricCriterionLevel valueMax:text valueMin:text',
  RubricCriterionLevel: 'id!uri name!text alignment:Alignment description:text level:text points:text',
}

/** A class by its name. */
export type ClassName = keyof typeof written

export const isClass = (name: string): name is ClassName => Object.hasOwn(written, name)

/** The properties of a class and what they must be. */
export function membersOf(name: ClassName): [string, MemberRule][] {
  return written[name].split(' ').map(each => {
    const [, property = '', mark, kind = ''] = /^(\w+)([!:])(\w+)$/.exec(each) ?? []
    return [property, { kind, required: mark === '!' }]
  })
}

/**
 * Words of which one is used; whoever needs another begins it with `ext:` ("Enumerations"). Kinds of achievements
 * have such a list, too, which many badges in use do not keep to, and on which nothing rests.
 */
export const words: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries({
    associationType: 'exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy',
    // "email" is no word of the list, but one that the implementation guide itself uses.
    identityType:
      'name sourcedId systemId productId userName accountId emailAddress email nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier',
    resultType:
      'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status',
    status: 'Completed Enrolled Failed InProgress OnHold Provisional Withdrew',
    targetType:
      'ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL',
  }).map(([name, list]) => [name, new Set(list.split(' '))]),
)
