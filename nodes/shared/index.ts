// The one door of nodes/shared: services and credentials import from here, and triggers from ./trigger as well.
export { sleepUnlessAborted, systemClock, type Clock } from './base/clock';
export { Failure, InvalidInput, Skipped, toFailure } from './base/failure';
export { RecentMap } from './base/recentMap';
export {
	countCharacters,
	hasVisibleText,
	isEmpty,
	isNothing,
	isRecord,
	normalizeText,
	objectAt,
	objectsAt,
	omit,
	omitDeep,
	toText,
	withoutNulls,
	type Values,
} from './base/record';
export { failureAfter, failureBeforeSend, hasUnknownOutcome } from './base/stepFailure';
export { isTimeZone, wallTime } from './base/zonedTime';
export { clearing } from './fields/clearing';
export { filtersOf, updateFieldsOf } from './fields/collection';
export { entriesField, entriesOf, textField } from './fields/entries';
export { createsEachRun, notice, whatsAppWindowHint } from './fields/notice';
export { holdsAddressOrId, holdsOwnId } from './fields/pasted';
export { kindsOfPicker, oneOfKinds, type Kind, type ValueOfKind } from './fields/kinds';
export { filledBy, type EntryList, type ListRequest, type OptionList, type PickerList } from './fields/lists';
export { picker } from './fields/picker';
export { recognitionOptions } from './fields/recognition';
export { inBody, inQuery } from './fields/routing';
export { sendLimits } from './fields/sendLimits';
export {
	FIELD_PER_VARIABLE,
	fillVariablesBy,
	NAMES_AND_VALUES,
	noEntries,
	variableEntries,
	variablesMapper,
} from './fields/variables';
export { when, whenMain } from './fields/when';
export { maskSecrets } from './http/apiText';
export { cleanBaseUrl } from './http/baseUrl';
export { type Call, type CallPart, type Fetch, type Route } from './http/call';
export { type Hint } from './http/failureText';
export { multipart, type FilePart, type SentFile } from './http/multipart';
export { type PublishedLimit } from './http/publishedLimit';
export { pathSegment } from './http/pathSegment';
export { RetryBudget } from './http/retryBudget';
export { noToken, readTransportError } from './http/transportError';
export { callApi } from './n8n/callApi';
export { bodyRule } from './n8n/credentialRules';
export { customOperationsOf } from './n8n/customOperations';
export { actionSubtitle, describeResources, eventsSubtitle } from './n8n/describe';
export { requireReachable, testedBefore, unreachedWords } from './n8n/reachable';
export { matching, pageOf, pickerMethods, searchPages, valueInPanel } from './n8n/pickerSearch';
export { FILLED_BY_RUN, operationsWith } from './operation/defineOperation';
export { latestOutput, latestRecord, noLatest, type Latest } from './operation/latest';
export { type Operation, type OperationHooks, type SentCheck } from './operation/operation';
export { defineOutput, type Output } from './operation/output';
export { type Row } from './operation/row';
export { hashOf, MARK_NAME, markText, readMark, type SentMark } from './operation/sentMark';
export { type Resource, type Service } from './operation/service';
export { idPager } from './paging/idPager';
export { listIn, omittableListIn } from './paging/listIn';
export { numberedPager, type NumberedPage } from './paging/numberedPager';
export { type Order } from './paging/order';
export { orderedPager } from './paging/orderedPager';
export { onePage, type Pager, type Pages } from './paging/pager';
export { tokenPager } from './paging/tokenPager';
export { displayValue, toIsoDate, toList } from './parameters/convert';
export { optionsOf, recognitionOf, requireKey, sendOptionsOf } from './parameters/deliveryOptions';
export { locatorValue } from './parameters/locatorValue';
export { toE164 } from './parameters/phoneNumber';
export { cleanPasted } from './base/pastedText';
export { requireTemplateText } from './parameters/templateText';
