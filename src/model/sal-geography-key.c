/* sal-geography-key.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-key.h"

#include <glib/gi18n-lib.h>

const SalChoice sal_geography_choices[] = {
  { SAL_GEOGRAPHY_US_COUNTIES, N_ ("US Counties") },
  { SAL_GEOGRAPHY_ACCOUNTS_ONLY, N_ ("Accounts Only") },
  { SAL_GEOGRAPHY_US_ZIPS, N_ ("US ZIP Areas") },
  { SAL_GEOGRAPHY_COUNTRIES, N_ ("Countries of the World") },
  { SAL_GEOGRAPHY_PROVINCES, N_ ("Provinces of the World") },
  { SAL_GEOGRAPHY_IMPORTED, N_ ("Imported Boundaries") },
  { NULL, NULL },
};

/**
 * sal_geography_validate:
 * @record: a record with the fields "geography" and "boundaries"
 * @problems: gets what is wrong
 *
 * Checks that boundaries are named if they are imported ones, and only then.
 */
void
sal_geography_validate (SalRecord *record, SalProblems *problems)
{
  gboolean imported =
      g_strcmp0 (sal_record_get_text (record, "geography"), SAL_GEOGRAPHY_IMPORTED) == 0;

  if (imported && sal_record_is_null (record, "boundaries"))
    sal_problems_add (problems, "boundaries", _ ("Say which of the imported boundaries"));
  if (!imported && !sal_record_is_null (record, "boundaries"))
    sal_problems_add (
        problems, "geography", _ ("This is not imported: it goes without boundaries"));
}

/**
 * sal_geography_dup_key:
 * @record: a record with the fields "geography" and "boundaries"
 *
 * Gets which geography a record is about.
 *
 * Returns: (transfer full) (nullable): its name, or its id in digits if it was imported
 */
char *
sal_geography_dup_key (SalRecord *record)
{
  if (!sal_record_is_null (record, "boundaries"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_integer (record, "boundaries"));

  return g_strdup (sal_record_get_text (record, "geography"));
}

/**
 * sal_geography_set_key:
 * @record: a record with the fields "geography" and "boundaries"
 * @key: (nullable): a name, or an id in digits
 *
 * Sets which geography a record is about.
 */
void
sal_geography_set_key (SalRecord *record, const char *key)
{
  gint64 id = sal_geography_key_to_id (key);

  sal_record_set_text (record, "geography", id != 0 ? SAL_GEOGRAPHY_IMPORTED : key);
  if (id != 0)
    sal_record_set_integer (record, "boundaries", id);
  else
    sal_record_set_null (record, "boundaries");
}

/**
 * sal_geography_key_to_id:
 * @key: (nullable): a key
 *
 * Tells whether a key is of a geography that was imported.
 *
 * Returns: its id, 0 if it is the name of another
 */
gint64
sal_geography_key_to_id (const char *key)
{
  gint64 id;

  return key != NULL && g_ascii_string_to_signed (key, 10, 1, G_MAXINT64, &id, NULL) ? id : 0;
}
