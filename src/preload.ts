/**
 * What must be in the environment before a native library loads: the first import of main, of the command line, and of
 * every test that runs a model. Without it onnxruntime makes a device id and an upload queue for its telemetry.
 */
process.env['ORT_DISABLE_TELEMETRY'] ??= '1';
