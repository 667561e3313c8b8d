/* sal-column-profile.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-reader.h"
#include "sal-text.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_COLUMN_EMPTY,
  SAL_COLUMN_INTEGER,
  SAL_COLUMN_NUMBER, /* with decimals */
  SAL_COLUMN_MONEY,  /* with a currency in the texts */
  SAL_COLUMN_RATE,   /* with a percent sign */
  SAL_COLUMN_DATE,
  SAL_COLUMN_TIME, /* a date with a time of day */
  SAL_COLUMN_BOOLEAN,
  SAL_COLUMN_CHOICE, /* a few texts that repeat */
  SAL_COLUMN_TEXT,
} SalColumnType;

typedef struct
{
  char *name;
  SalColumnType type;
  SalDateOrder date_order;     /* of dates and times */
  char *undecided_date;        /* one that may be another day, where the order is but a guess */
  SalDecimalMark decimal_mark; /* of numbers; any where the samples do not tell */
  char currency[4];            /* of money, if all texts have the same */
  guint n_values;              /* not empty */
  guint n_empty;
  guint n_misfits;  /* that cannot be read as the type */
  guint n_distinct; /* counted up to SAL_COLUMN_CHOICES + 1, exact for unique */
  gboolean unique;  /* no two values are the same */
  char **distinct;  /* of a choice: its texts in the order they came */
} SalColumnProfile;

#define SAL_COLUMN_CHOICES 24
#define SAL_COLUMN_SAMPLE  1000

SalColumnProfile *
sal_column_profile_new (const char *name, const char *const *samples, gsize n_samples);
void sal_column_profile_free (SalColumnProfile *self);
GPtrArray *sal_column_profiles_read (SalCsvReader *reader, guint n_rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalColumnProfile, sal_column_profile_free)

G_END_DECLS
