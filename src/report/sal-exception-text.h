/* sal-exception-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-exceptions.h"

G_BEGIN_DECLS

/* One exception in one sentence, the same on screen and on paper. */
char *sal_exception_describe (const SalException *self, const SalFacts *facts);
/* Of a look that found nothing: what was looked at, and from when to when. */
char *sal_exceptions_describe_nothing (const SalExceptions *self, const SalFacts *facts);

G_END_DECLS
