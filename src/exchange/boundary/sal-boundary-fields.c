/* sal-boundary-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-fields.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"

/* Longest text that is likely a code. */
#define MAX_CODE 24

/* Names that those who publish boundaries give the code, the most telling first: the US Census,
 * Eurostat, the Office for National Statistics, Natural Earth, GADM; then what others write. */
static const char *const id_names[] = {
  "geoid",       "zcta5ce", "geoid_",     "fips",     "fips_code", "county_fips", "countyfips",
  "nuts_id",     "lau_id",  "iso_3166_2", "adm0_a3",  "iso_a3",    "hasc_2",      "hasc_1",
  "gid_3",       "gid_2",   "gid_1",      "zip",      "zipcode",   "zip_code",    "postcode",
  "postal_code", "plz",     "cd",         "code",     "area_code", "areacode",    "ags",
  "id",          "key",     "gid",        "objectid", "fid",
};

static const char *const name_names[] = {
  "name",  "namelsad", "name_en",   "name_long", "nuts_name", "lau_name",
  "admin", "name_3",   "name_2",    "name_1",    "county",    "nm",
  "label", "title",    "area_name", "po_name",   "full_name", "gen",
};

static const char *const parent_names[] = {
  "stusps", "statefp", "state_fips", "state", "state_code", "iso_a2", "cntr_code", "gid_0",
};

/* Names end in the year of the boundaries: GEOID20, ZCTA5CE10, LAD23CD with it in the middle. */
static char *
simplify (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  gsize length = strlen (folded);

  if (length > 4 && g_ascii_isdigit (folded[length - 1]) && g_ascii_isdigit (folded[length - 2]))
    folded[length - 2] = '\0';
  else if (length == 7 && g_ascii_isdigit (folded[3]) && g_ascii_isdigit (folded[4]))
    return g_strdup (folded + 5);

  return g_steal_pointer (&folded);
}

typedef struct
{
  guint n_missing, n_same; /* features without a value, and with one that another has */
  gsize longest;           /* in bytes */
} Profile;

static Profile
profile_field (const SalBoundaryLayer *layer, guint field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Profile profile = { 0 };

  for (guint i = 0; i < layer->features->len; i++)
    {
      const char *value =
          sal_boundary_feature_get_value (sal_boundary_layer_get_feature (layer, i), field);

      if (value == NULL || *value == '\0')
        profile.n_missing++;
      else
        profile.n_same += !g_hash_table_add (seen, (gpointer) value);
      profile.longest = MAX (profile.longest, value != NULL ? strlen (value) : 0);
    }

  return profile;
}

/* The field of that name, the year aside. */
static guint
find_known (const SalBoundaryLayer *layer, const char *known)
{
  for (guint i = 0; i < layer->fields->len; i++)
    {
      g_autofree char *simple = simplify (g_ptr_array_index (layer->fields, i));

      if (strcmp (simple, known) == 0 ||
          g_ascii_strcasecmp (g_ptr_array_index (layer->fields, i), known) == 0)
        return i;
    }

  return SAL_BOUNDARY_NO_FIELD;
}

/* A known name whose values tell areas apart, else any field whose short values do, else a known
 * name: a file may have areas in several pieces. */
static guint
propose_id (const SalBoundaryLayer *layer)
{
  guint second = SAL_BOUNDARY_NO_FIELD;

  for (gsize i = 0; i < G_N_ELEMENTS (id_names); i++)
    {
      guint field = find_known (layer, id_names[i]);
      Profile profile;

      if (field == SAL_BOUNDARY_NO_FIELD)
        continue;
      profile = profile_field (layer, field);
      if (profile.n_missing == 0 && profile.n_same == 0)
        return field;
      if (second == SAL_BOUNDARY_NO_FIELD && profile.n_missing < layer->features->len)
        second = field;
    }
  for (guint i = 0; i < layer->fields->len; i++)
    {
      Profile profile = profile_field (layer, i);

      if (profile.n_missing == 0 && profile.n_same == 0 && profile.longest <= MAX_CODE)
        return i;
    }

  return second;
}

static guint
propose_known (const SalBoundaryLayer *layer, const char *const *names, gsize n_names, guint taken)
{
  for (gsize i = 0; i < n_names; i++)
    {
      guint field = find_known (layer, names[i]);

      if (field != SAL_BOUNDARY_NO_FIELD && field != taken &&
          profile_field (layer, field).n_missing < layer->features->len)
        return field;
    }

  return SAL_BOUNDARY_NO_FIELD;
}

static gboolean
find_asked (const SalBoundaryLayer *layer, const char *name, guint *field, GError **error)
{
  g_autofree char *fields = NULL;

  *field = SAL_BOUNDARY_NO_FIELD;
  if (*name == '\0' || sal_boundary_layer_find_field (layer, name, field))
    return TRUE;
  for (guint i = 0; i < layer->fields->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (layer->fields, i), name) == 0)
      {
        *field = i;
        return TRUE;
      }

  for (guint i = 0; i < layer->fields->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&fields);

      fields = g_strjoin (", ", g_ptr_array_index (layer->fields, i), before, NULL);
    }
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               _ ("%s has no field “%s” (it has: %s)"),
               layer->name,
               name,
               fields != NULL ? fields : _ ("none"));

  return FALSE;
}

/**
 * sal_boundary_fields_choose:
 * @layer: a layer
 * @id: (nullable): the field with the codes, empty for none, %NULL to propose one
 * @name: (nullable): the field with the names, likewise
 * @parent: (nullable): the field with the codes of what areas are part of, likewise
 * @fields: (out): which they are
 * @error: return location for an error
 *
 * Finds the fields by their names, in capital letters or not, or proposes them: by the names that
 * publishers of boundaries give them, and by whether values tell areas apart.
 *
 * Fails with %SAL_EXCHANGE_ERROR_MAPPING, which lists the fields, if there is none of a name.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_boundary_fields_choose (const SalBoundaryLayer *layer,
                            const char *id,
                            const char *name,
                            const char *parent,
                            SalBoundaryFields *fields,
                            GError **error)
{
  *fields =
      (SalBoundaryFields){ SAL_BOUNDARY_NO_FIELD, SAL_BOUNDARY_NO_FIELD, SAL_BOUNDARY_NO_FIELD };
  if ((id != NULL && !find_asked (layer, id, &fields->id, error)) ||
      (name != NULL && !find_asked (layer, name, &fields->name, error)) ||
      (parent != NULL && !find_asked (layer, parent, &fields->parent, error)))
    return FALSE;

  if (id == NULL)
    fields->id = propose_id (layer);
  if (name == NULL)
    fields->name = propose_known (layer, name_names, G_N_ELEMENTS (name_names), fields->id);
  if (parent == NULL)
    fields->parent = propose_known (layer, parent_names, G_N_ELEMENTS (parent_names), fields->id);

  return TRUE;
}

/**
 * sal_boundary_fields_get_name:
 * @layer: a layer
 * @field: index of a field, or %SAL_BOUNDARY_NO_FIELD
 *
 * Gets what a field is called.
 *
 * Returns: (nullable): its name, %NULL for none
 */
const char *
sal_boundary_fields_get_name (const SalBoundaryLayer *layer, guint field)
{
  return field != SAL_BOUNDARY_NO_FIELD ? g_ptr_array_index (layer->fields, field) : NULL;
}
