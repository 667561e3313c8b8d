/* sal-column-profile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-column-profile.h"

#include <string.h>

/**
 * SalColumnProfile:
 *
 * What the texts of one column look like: of which type most of them are, how their dates and
 * numbers are written, and how many cannot be read so.
 */

void
sal_column_profile_free (SalColumnProfile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->undecided_date);
  g_strfreev (self->distinct);
  g_free (self);
}

static void
count_distinct (SalColumnProfile *self, const GPtrArray *values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) distinct = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    if (g_hash_table_add (seen, values->pdata[i]) && distinct->len <= SAL_COLUMN_CHOICES)
      g_ptr_array_add (distinct, g_strdup (values->pdata[i]));
  self->n_distinct = g_hash_table_size (seen);
  self->unique = self->n_distinct == values->len;
  g_ptr_array_add (distinct, NULL);
  self->distinct = (char **) g_ptr_array_steal (distinct, NULL);
}

static gboolean
has_currency (const char *text, char currency[4])
{
  gint64 amount;

  currency[0] = '\0';

  return sal_text_to_money (text, SAL_DECIMAL_ANY, "", &amount, currency, NULL) &&
         currency[0] != '\0';
}

static gboolean
are_money (const GPtrArray *values, char currency[4])
{
  for (guint i = 0; i < values->len; i++)
    {
      char found[4];

      if (!has_currency (values->pdata[i], found))
        return FALSE;
      if (i == 0)
        memcpy (currency, found, 4);
      else if (strcmp (currency, found) != 0)
        currency[0] = '\0';
    }

  return TRUE;
}

static gboolean
are_booleans (const GPtrArray *values)
{
  gboolean value;

  for (guint i = 0; i < values->len; i++)
    if (!sal_text_to_boolean (values->pdata[i], &value, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
are_integers (const GPtrArray *values, SalDecimalMark mark)
{
  gint64 value;

  for (guint i = 0; i < values->len; i++)
    if (!sal_text_to_integer (values->pdata[i], mark, &value, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
are_numbers (const GPtrArray *values, SalDecimalMark mark)
{
  double value;

  for (guint i = 0; i < values->len; i++)
    if (!sal_text_to_double (values->pdata[i], mark, &value, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
are_rates (const GPtrArray *values, SalDecimalMark mark)
{
  gint64 value;

  for (guint i = 0; i < values->len; i++)
    if (strchr (values->pdata[i], '%') == NULL ||
        !sal_text_to_rate (values->pdata[i], mark, &value, NULL))
      return FALSE;

  return TRUE;
}

/* "2017" could be read as a date and is not meant as one */
static gboolean
is_date (const char *text)
{
  gint32 day;

  for (SalDateOrder order = SAL_DATE_ORDER_ISO; order <= SAL_DATE_ORDER_MDY; order++)
    if (strlen (text) >= 6 && strchr (text, ':') == NULL &&
        sal_text_to_date (text, order, &day, NULL))
      return TRUE;

  return FALSE;
}

static gboolean
is_time (const char *text)
{
  gint64 time;

  for (SalDateOrder order = SAL_DATE_ORDER_ISO; order <= SAL_DATE_ORDER_MDY; order++)
    if (strchr (text, ':') != NULL && sal_text_to_time (text, order, &time, NULL))
      return TRUE;

  return FALSE;
}

static gboolean
is_number (const char *text)
{
  char currency[4];
  double number;
  gint64 amount;

  return sal_text_to_double (text, SAL_DECIMAL_POINT, &number, NULL) ||
         sal_text_to_double (text, SAL_DECIMAL_COMMA, &number, NULL) ||
         sal_text_to_rate (text, SAL_DECIMAL_ANY, &amount, NULL) ||
         sal_text_to_money (text, SAL_DECIMAL_POINT, "", &amount, currency, NULL) ||
         sal_text_to_money (text, SAL_DECIMAL_COMMA, "", &amount, currency, NULL);
}

/* The values that can be read as something, if most can: a few that cannot do not make a column of
 * dates one of texts, they are what an import has to name. */
static GPtrArray *
select_readable (const GPtrArray *values, gboolean (*is_readable) (const char *text))
{
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    if (is_readable (values->pdata[i]))
      g_ptr_array_add (readable, values->pdata[i]);
  if (readable->len * 2 <= values->len)
    return NULL;

  return g_steal_pointer (&readable);
}

/* The values that can be read in the order in which most can */
static GPtrArray *
select_order (const GPtrArray *values)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new ();

  for (SalDateOrder order = SAL_DATE_ORDER_ISO; order <= SAL_DATE_ORDER_MDY; order++)
    {
      g_autoptr (GPtrArray) readable = g_ptr_array_new ();
      gint64 time;

      for (guint i = 0; i < values->len; i++)
        if (sal_text_to_time (values->pdata[i], order, &time, NULL))
          g_ptr_array_add (readable, values->pdata[i]);
      if (readable->len > best->len)
        {
          g_ptr_array_unref (best);
          best = g_steal_pointer (&readable);
        }
    }

  return g_steal_pointer (&best);
}

/* The order all dates or times can be read in, or else that in which most can */
static void
find_date_order (SalColumnProfile *self, const GPtrArray *values)
{
  g_autoptr (GPtrArray) most = NULL;
  const char *undecided = NULL;

  if (!sal_text_guess_date_order (
          (const char *const *) values->pdata, values->len, &self->date_order, &undecided))
    {
      most = select_order (values);
      sal_text_guess_date_order (
          (const char *const *) most->pdata, most->len, &self->date_order, &undecided);
    }
  self->undecided_date = g_strdup (undecided);
}

static SalColumnType
find_number_type (SalColumnProfile *self, const GPtrArray *numbers)
{
  if (!sal_text_guess_decimal_mark (
          (const char *const *) numbers->pdata, numbers->len, &self->decimal_mark))
    self->decimal_mark = SAL_DECIMAL_ANY;
  if (are_integers (numbers, self->decimal_mark))
    return SAL_COLUMN_INTEGER;
  if (are_rates (numbers, self->decimal_mark))
    return SAL_COLUMN_RATE;
  if (are_numbers (numbers, self->decimal_mark))
    return SAL_COLUMN_NUMBER;

  return are_money (numbers, self->currency) ? SAL_COLUMN_MONEY : SAL_COLUMN_NUMBER;
}

static SalColumnType
find_type (SalColumnProfile *self, const GPtrArray *values)
{
  g_autoptr (GPtrArray) dates = select_readable (values, is_date);
  g_autoptr (GPtrArray) times = select_readable (values, is_time);
  g_autoptr (GPtrArray) numbers = select_readable (values, is_number);

  if (values->len == 0)
    return SAL_COLUMN_EMPTY;
  if (dates != NULL)
    {
      self->n_misfits = values->len - dates->len;
      find_date_order (self, dates);
      return SAL_COLUMN_DATE;
    }
  if (times != NULL)
    {
      self->n_misfits = values->len - times->len;
      find_date_order (self, times);
      return SAL_COLUMN_TIME;
    }
  if (self->n_distinct == 2 && are_booleans (values))
    return SAL_COLUMN_BOOLEAN;
  if (numbers != NULL)
    {
      self->n_misfits = values->len - numbers->len;
      return find_number_type (self, numbers);
    }
  if (self->n_distinct <= SAL_COLUMN_CHOICES && self->n_distinct * 2 <= values->len)
    return SAL_COLUMN_CHOICE;

  return SAL_COLUMN_TEXT;
}

/**
 * sal_column_profile_new:
 * @name: the name of the column
 * @samples: (array length=n_samples): texts of the column, empty ones among them
 * @n_samples: how many
 *
 * Looks at the texts of a column.
 *
 * Returns: (transfer full): the profile
 */
SalColumnProfile *
sal_column_profile_new (const char *name, const char *const *samples, gsize n_samples)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  SalColumnProfile *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (SalColumnProfile, 1);
  self->name = g_strdup (name);
  for (gsize i = 0; i < n_samples; i++)
    {
      char *text = g_strstrip (g_strdup (samples[i]));

      if (*text != '\0')
        g_ptr_array_add (values, text);
      else
        g_free (text);
    }
  self->n_values = values->len;
  self->n_empty = (guint) n_samples - values->len;
  count_distinct (self, values);
  self->type = find_type (self, values);

  return self;
}

/**
 * sal_column_profiles_read:
 * @reader: a reader, from which rows are taken
 * @n_rows: how many rows to look at
 * @error: return location for an error
 *
 * Looks at the first rows of a file.
 *
 * Returns: (transfer full) (element-type SalColumnProfile) (nullable): one profile per column, or
 * %NULL with @error set if the file cannot be read
 */
GPtrArray *
sal_column_profiles_read (SalCsvReader *reader, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) local_error = NULL;
  const char *const *names;
  guint n_columns;
  SalCsvRow row;

  g_return_val_if_fail (reader != NULL, NULL);

  names = sal_csv_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (samples, g_ptr_array_new_with_free_func (g_free));
  for (guint n = 0; n < n_rows && sal_csv_reader_next (reader, &row, NULL, &local_error); n++)
    for (guint i = 0; i < n_columns; i++)
      g_ptr_array_add (samples->pdata[i], g_strdup (row.fields[i].text));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_column_profile_free);
  for (guint i = 0; i < n_columns; i++)
    {
      GPtrArray *column = samples->pdata[i];

      g_ptr_array_add (
          profiles,
          sal_column_profile_new (names[i], (const char *const *) column->pdata, column->len));
    }

  return g_steal_pointer (&profiles);
}
