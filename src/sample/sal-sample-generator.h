/* sal-sample-generator.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"
#include "sal-sample-rows.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/**
 * SalSampleOptions:
 * @accounts: the number of accounts, at least 20
 * @opportunities: the number of opportunities, at least 100
 * @people: the number of people who work or worked for the company, at least 40
 * @seed: the same seed makes the same company
 *
 * How large a sample is. What is 0 follows from the number of opportunities; that is 12,000 if it
 * is 0.
 */
typedef struct
{
  gint64 accounts;
  gint64 opportunities;
  gint64 people;
  guint64 seed;
} SalSampleOptions;

gboolean sal_sample_options_complete (SalSampleOptions *self, GError **error);

/* Told now and then how far it is, 0 … 1; FALSE stops. */
typedef gboolean (*SalSampleProgressFunc) (double fraction, gpointer data);

gboolean sal_sample_generate (const SalSampleOptions *options,
                              gint32 today,
                              SalUsAreas *areas,
                              SalGeography *counties,
                              SalSampleRows *rows,
                              SalSampleProgressFunc progress,
                              gpointer data);

G_END_DECLS
