/* sal-metric-catalogue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What a metric says of itself. The values of the choices are those of the kind “metric”. */
typedef struct
{
  const char *key;
  const char *label;      /* N_() */
  const char *definition; /* N_() */
  const char *formula;    /* in the language of filters and formulas */
  const char *unit;       /* money, rate, number, days */
  const char *better;     /* higher, lower; NULL: neither */
  const char *timing;     /* leading, lagging */
  const SalKind *kind;    /* the records it is about; NULL: opportunities */
  gboolean standing;      /* as of today: the formula says which days count, a period asked for does
                             not */
} SalMetricDefinition;

/* The metrics the program starts with. */
const SalMetricDefinition *sal_metric_catalogue_get (gsize *n_definitions);
const SalMetricDefinition *sal_metric_catalogue_find (const char *key); /* NULL if there is none */

G_END_DECLS
