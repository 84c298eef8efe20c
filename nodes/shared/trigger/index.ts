// What triggers need besides nodes/shared itself.
export { askedOncePerMinute } from './askedOncePerMinute';
export { type Delivery } from './delivery';
export { receive, type Receiver } from './receive';
export { hmacOf, isDigest, isFresh, type HashName } from './signature';
export { webhookMethodsOf, type WebhookLifecycle } from './webhookMethods';
