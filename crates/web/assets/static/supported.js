// Runs before the first paint, so that nothing jumps: says that scripts run here.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
