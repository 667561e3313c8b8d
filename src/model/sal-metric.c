/* sal-metric.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* A figure with its definition and formula. */

static const SalChoice units[] = {
  { "money", N_ ("Money") },
  { "rate", N_ ("Per Cent") },
  { "number", N_ ("Number") },
  { "days", N_ ("Days") },
  { NULL, NULL },
};

static const SalChoice directions[] = {
  { "higher", N_ ("Higher") },
  { "lower", N_ ("Lower") },
  { NULL, NULL },
};

static const SalChoice timings[] = {
  { "leading", N_ ("Leading") },
  { "lagging", N_ ("Lagging") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "key",
    SAL_FIELD_TEXT,
    N_ ("Key"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_LISTED,
    .hint = N_ ("The name used on the command line and in formulas") },
  { "definition", SAL_FIELD_TEXT, N_ ("Definition"), SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE },
  { "formula",
    SAL_FIELD_TEXT,
    N_ ("Formula"),
    SAL_FIELD_REQUIRED | SAL_FIELD_MULTILINE | SAL_FIELD_LISTED },
  { "unit",
    SAL_FIELD_CHOICE,
    N_ ("Unit"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = units,
    .initial = "number" },
  { "better", SAL_FIELD_CHOICE, N_ ("Better Is"), SAL_FIELD_LISTED, .choices = directions },
  { "timing", SAL_FIELD_CHOICE, N_ ("Timing"), SAL_FIELD_LISTED, .choices = timings },
  { "owner", SAL_FIELD_REFERENCE, N_ ("Owner"), SAL_FIELD_LISTED, .references = &sal_person_kind },
  { "version",
    SAL_FIELD_INTEGER,
    N_ ("Version"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 1000,
    .initial = "1" },
};

const SalKind sal_metric_kind = {
  .name = "metric",
  .label = N_ ("Metric"),
  .plural = N_ ("Metrics"),
  .group = N_ ("Definitions"),
  .icon = "accessories-calculator-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "key",
};
