package io.sluice.ejb.session;

import io.sluice.nas.ErrorCause;

/**
 * Why a request is not carried out.
 *
 * @param why for a person
 */
record Refusal(ErrorCause cause, String why) {}
