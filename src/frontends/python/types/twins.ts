/**
 * Classes of the package `anthropic` that have another name on the beta endpoint. Read off the package (0.96 and 2.12 have all of them):
 * https://github.com/anthropics/anthropic-sdk-python/tree/main/src/anthropic/types/beta
 */

/** Of `anthropic.types`; each has a `Beta…` in `anthropic.types.beta`. */
const TYPES = `
  Base64ImageSourceParam Base64PDFSource Base64PDFSourceParam BashCodeExecutionOutputBlock BashCodeExecutionOutputBlockParam
  BashCodeExecutionResultBlock BashCodeExecutionResultBlockParam BashCodeExecutionToolResultBlock BashCodeExecutionToolResultBlockParam
  BashCodeExecutionToolResultError BashCodeExecutionToolResultErrorParam CacheControlEphemeralParam CacheCreation CitationCharLocation
  CitationCharLocationParam CitationContentBlockLocation CitationContentBlockLocationParam CitationPageLocation CitationPageLocationParam
  CitationSearchResultLocationParam CitationWebSearchResultLocationParam CitationsConfigParam CitationsDelta
  CitationsWebSearchResultLocation CodeExecutionOutputBlock CodeExecutionOutputBlockParam CodeExecutionResultBlock
  CodeExecutionResultBlockParam CodeExecutionTool20250522Param CodeExecutionTool20250825Param CodeExecutionTool20260120Param
  CodeExecutionToolResultBlock CodeExecutionToolResultBlockContent CodeExecutionToolResultBlockParam
  CodeExecutionToolResultBlockParamContentParam CodeExecutionToolResultError CodeExecutionToolResultErrorCode
  CodeExecutionToolResultErrorParam Container ContainerUploadBlock ContainerUploadBlockParam ContentBlock ContentBlockParam
  ContentBlockSourceContentParam ContentBlockSourceParam DirectCaller DirectCallerParam DocumentBlock EncryptedCodeExecutionResultBlock
  EncryptedCodeExecutionResultBlockParam ImageBlockParam InputJSONDelta JSONOutputFormatParam MemoryTool20250818Param Message
  MessageDeltaUsage MessageParam MessageTokensCount MetadataParam OutputConfigParam PlainTextSource PlainTextSourceParam
  RawContentBlockDelta RawContentBlockDeltaEvent RawContentBlockStartEvent RawContentBlockStopEvent RawMessageDeltaEvent
  RawMessageStartEvent RawMessageStopEvent RawMessageStreamEvent RedactedThinkingBlock RedactedThinkingBlockParam RefusalStopDetails
  SearchResultBlockParam ServerToolCaller ServerToolCaller20260120 ServerToolCaller20260120Param ServerToolCallerParam ServerToolUsage
  ServerToolUseBlock ServerToolUseBlockParam SignatureDelta StopReason TextBlock TextBlockParam TextCitation TextCitationParam TextDelta
  TextEditorCodeExecutionCreateResultBlock TextEditorCodeExecutionCreateResultBlockParam TextEditorCodeExecutionStrReplaceResultBlock
  TextEditorCodeExecutionStrReplaceResultBlockParam TextEditorCodeExecutionToolResultBlock TextEditorCodeExecutionToolResultBlockParam
  TextEditorCodeExecutionToolResultError TextEditorCodeExecutionToolResultErrorParam TextEditorCodeExecutionViewResultBlock
  TextEditorCodeExecutionViewResultBlockParam ThinkingBlock ThinkingBlockParam ThinkingConfigAdaptiveParam ThinkingConfigDisabledParam
  ThinkingConfigEnabledParam ThinkingConfigParam ThinkingDelta ToolBash20250124Param ToolChoiceAnyParam ToolChoiceAutoParam
  ToolChoiceNoneParam ToolChoiceParam ToolChoiceToolParam ToolParam ToolReferenceBlock ToolReferenceBlockParam ToolResultBlockParam
  ToolSearchToolBm25_20251119Param ToolSearchToolRegex20251119Param ToolSearchToolResultBlock ToolSearchToolResultBlockParam
  ToolSearchToolResultError ToolSearchToolResultErrorParam ToolSearchToolSearchResultBlock ToolSearchToolSearchResultBlockParam
  ToolTextEditor20250124Param ToolTextEditor20250429Param ToolTextEditor20250728Param ToolUnionParam ToolUseBlock ToolUseBlockParam
  URLImageSourceParam URLPDFSourceParam Usage UserLocationParam WebFetchBlock WebFetchBlockParam WebFetchTool20250910Param
  WebFetchTool20260209Param WebFetchTool20260309Param WebFetchToolResultBlock WebFetchToolResultBlockParam WebFetchToolResultErrorBlock
  WebFetchToolResultErrorBlockParam WebFetchToolResultErrorCode WebSearchResultBlock WebSearchResultBlockParam WebSearchTool20250305Param
  WebSearchTool20260209Param WebSearchToolRequestErrorParam WebSearchToolResultBlock WebSearchToolResultBlockContent
  WebSearchToolResultBlockParam WebSearchToolResultBlockParamContentParam WebSearchToolResultError WebSearchToolResultErrorCode
`;
const BATCHES =
  'DeletedMessageBatch MessageBatch MessageBatchCanceledResult MessageBatchErroredResult MessageBatchExpiredResult MessageBatchIndividualResponse MessageBatchRequestCounts MessageBatchResult MessageBatchSucceededResult';
/** Of `anthropic.lib.streaming`, and some of `anthropic` itself; their twins lie beside them. */
const STREAMS = ['MessageStream', 'MessageStreamManager', 'MessageStreamEvent', 'TextEvent', 'InputJsonEvent'];
const ASYNC_STREAMS = ['AsyncMessageStream', 'AsyncMessageStreamManager'];
/** Their twins are generic ones with a parameter, which no check can name. */
const WITHOUT_TWINS = /^(?:ContentBlockStopEvent|MessageStopEvent|Parsed(?:ContentBlockStopEvent|MessageStopEvent|MessageStreamEvent))$/;
/** Both endpoints have these under one name. */
const PARAMS = ['MessageCreateParams', 'MessageCreateParamsBase', 'MessageCreateParamsNonStreaming', 'MessageCreateParamsStreaming'];

/** In a module of their own, `batch_create_params`. */
const BATCH_PARAMS = ['Request', 'BatchCreateParams'];
const BATCH_MODULE = 'messages.batch_create_params';

/** What `client.messages` is, where a file names it in annotations. */
const ENDPOINTS = ['Messages', 'AsyncMessages'];
const RESOURCES = /^anthropic\.resources(?=$|\.messages(?:\.messages)?$)/;

export interface Twin {
  /** The module that a statement imports it from. */
  module: string;
  name: string;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The twin of a class, by the module and the name that it is imported by; undefined where there is none. */
export function twinOf(module: string, name: string): Twin | undefined {
  if (/^anthropic(?:\.lib\.streaming)?$/.test(module)) {
    if (STREAMS.includes(name)) return { module, name: `Beta${name}` };
    return ASYNC_STREAMS.includes(name) ? { module, name: name.replace('Async', 'BetaAsync') } : undefined;
  }
  if (isEndpointClass(module, name)) return { module: module.replace(RESOURCES, 'anthropic.resources.beta'), name };
  const [, inner] = /^anthropic\.types(?:\.([\w.]+))?$/.exec(module) ?? [];
  if (!isResponseModule(module) || module.includes('lib')) return undefined;
  if (PARAMS.includes(name)) return { module: inner ? `anthropic.types.beta.${inner}` : 'anthropic.types.beta', name };
  if (inner === BATCH_MODULE) return BATCH_PARAMS.includes(name) ? { module: `anthropic.types.beta.${BATCH_MODULE}`, name } : undefined;
  if (inner === 'messages')
    return words(BATCHES).includes(name) ? { module: 'anthropic.types.beta.messages', name: `Beta${name}` } : undefined;
  if (!words(TYPES).includes(name)) return undefined;
  // What is annotated so has become adaptive.
  return { module: 'anthropic.types.beta', name: `Beta${name === 'ThinkingConfigEnabledParam' ? 'ThinkingConfigAdaptiveParam' : name}` };
}

/** True for the class of the endpoint itself. */
export const isEndpointClass = (module: string, name: string): boolean => RESOURCES.test(module) && ENDPOINTS.includes(name);

/** Where the classes of the endpoint that is left lie. */
const isResponseModule = (module: string): boolean => /^anthropic\.(?:types|lib\.streaming)(?:\.(?!beta\b)\w+){0,2}$/.test(module);

/** True for a class of the endpoint that is left, with a twin or without. */
export const isResponseClass = (module: string, name: string): boolean =>
  (isResponseModule(module) && /^[A-Z]/.test(name) && !isCommon(name)) || (module === 'anthropic' && WITHOUT_TWINS.test(name));

/** Names that mean the same on both endpoints. */
const isCommon = (name: string): boolean => /^Model(?:Param)?$|Error(?:Object|Response|Type)?$|^Beta|^beta$|^Parsed?Beta/.test(name);

/** Every twin, to check them with the package. */
export const allTwins = (): { from: Twin; to: Twin }[] =>
  [
    ...words(TYPES).map((name) => ({ module: 'anthropic.types', name })),
    ...ENDPOINTS.map((name) => ({ module: 'anthropic.resources', name })),
    ...words(BATCHES).map((name) => ({ module: 'anthropic.types.messages', name })),
    ...[...STREAMS, ...ASYNC_STREAMS].map((name) => ({ module: 'anthropic.lib.streaming', name })),
    ...PARAMS.map((name) => ({ module: 'anthropic.types.message_create_params', name })),
    ...BATCH_PARAMS.map((name) => ({ module: `anthropic.types.${BATCH_MODULE}`, name })),
  ].map((from) => ({ from, to: twinOf(from.module, from.name) as Twin }));
