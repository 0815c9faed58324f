import { asArray, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'

/**
 * What is wrong with the Bitstring status entries of a credential that is to be signed (Bitstring Status List 1.0,
 * 2.1). Readers are more patient: what others issued is looked up if it can be.
 */
export function statusEntryFaults(credential: JsonObject): string[] {
  return asArray(credential['credentialStatus'])
    .filter(isObject)
    .filter(entry => typesOf(entry).includes('BitstringStatusListEntry'))
    .flatMap(entry => [...placeFaults(entry), ...messageFaults(entry)])
}

function placeFaults(entry: JsonObject): string[] {
  const { statusPurpose, statusListIndex, statusListCredential, statusReference } = entry
  const references = asArray(statusReference)
  return [
    ...(isText(statusPurpose) ? [] : ['its status has no purpose']),
    ...(isText(statusListIndex) && /^(?:0|[1-9]\d*)$/.test(statusListIndex)
      ? []
      : ['the index of its status is not a whole number as text']),
    ...(isUrl(statusListCredential) ? [] : ['the list of its status is not named by a URL']),
    ...(references.every(isUrl) ? [] : ['a reference of its status is not a URL']),
  ]
}

function messageFaults({ statusSize = 1, statusMessage }: JsonObject): string[] {
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1)
    return ['the size of its status is not a whole number above zero']
  if (statusMessage === undefined)
    return statusSize > 1 ? ['its status does not say what its values mean'] : []
  const messages = Array.isArray(statusMessage) ? statusMessage : []
  const whole = messages.every(each => isObject(each) && isText(each['status']) && isText(each['message']))
  return whole && messages.length === 2 ** statusSize
    ? []
    : ['its status does not have one message for each of its values']
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== ''
const isUrl = (value: Json | undefined) => isText(value) && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)
