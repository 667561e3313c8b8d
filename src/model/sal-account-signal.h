/* sal-account-signal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kinds.h"

G_BEGIN_DECLS

#define SAL_SIGNAL_KEY_USAGE          "usage"
#define SAL_SIGNAL_KEY_SUPPORT        "support"
#define SAL_SIGNAL_KEY_SATISFACTION   "satisfaction"
#define SAL_SIGNAL_KEY_ENGAGEMENT     "engagement"
#define SAL_SIGNAL_KEY_PAYMENTS       "payments"
#define SAL_SIGNAL_KEY_SPONSOR_CHANGE "sponsor_change"

/* What accounts are watched by; in the order of SalSignalType. */
extern const SalChoice sal_signal_types[];

#define SAL_THRESHOLD_LOW  "low"
#define SAL_THRESHOLD_HIGH "high"

/* How severe support cases are. */
extern const SalChoice sal_case_severities[];

#define SAL_SURVEY_NPS  "nps"
#define SAL_SURVEY_CSAT "csat"

#define SAL_WARNING_CRITICAL "critical"
#define SAL_WARNING_WARN     "warn"
#define SAL_WARNING_TREND    "trend"

#define SAL_WARNING_OPEN    "open"
#define SAL_WARNING_IN_HAND "in_hand"
#define SAL_WARNING_CLOSED  "closed"

G_END_DECLS
