// The door for triggers: services import from here what they need for deliveries, webhooks and polling.
export { askedOncePerMinute } from './askedOncePerMinute';
export { type CatchUp } from './catchUp';
export { catchUpOption } from './catchUpOption';
export { type Delivery } from './delivery';
export { choicesIn, wrongChoice } from './menuChoices';
export { includePayload } from './payload';
export { poll, type Commit, type EventSource, type Poller, type Reading } from './poll';
export { OVERLAP, parseCursor, remember, selectNew, type Cursor, type Entry } from './pollCursor';
export { listSource, type ListRange, type PolledList } from './polledList';
export { catchUpHours, pollingNotice } from './pollFields';
export { receive, type Receiver } from './receive';
export { hmacOf, isDigest, isFresh, type HashName } from './signature';
export { withTriggerAdvice } from './triggerAdvice';
export { webhookMethodsOf, type WebhookLifecycle } from './webhookMethods';
