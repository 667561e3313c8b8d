/* sal-stakeholder-influences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-influences.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-stakeholder.h"

struct _SalStakeholderInfluences
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *lines; /* of GtkWidget */
};

G_DEFINE_FINAL_TYPE (SalStakeholderInfluences,
                     sal_stakeholder_influences,
                     ADW_TYPE_PREFERENCES_GROUP)

static void
strength_chosen_cb (GtkDropDown *drop_down)
{
  const gint64 *ends = g_object_get_data (G_OBJECT (drop_down), "ends");
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (
        GTK_WIDGET (drop_down), "stakeholders.set-influence", "(xxu)", ends[0], ends[1], selected);
}

static GtkWidget *
create_strengths (const SalStakeholderMap *map, const SalInfluence *influence, const char *label)
{
  const gint64 ends[] = { sal_stakeholder_map_get (map, influence->source)->id,
                          sal_stakeholder_map_get (map, influence->target)->id };
  GtkStringList *strengths = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (gsize i = 0; sal_influence_strengths[i].value != NULL; i++)
    gtk_string_list_append (strengths, _ (sal_influence_strengths[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (strengths), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), influence->strength);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sal_accessible_name_drop_down (GTK_DROP_DOWN (drop_down), label);
  g_object_set_data_full (G_OBJECT (drop_down), "ends", g_memdup2 (ends, sizeof ends), g_free);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (strength_chosen_cb), NULL);

  return drop_down;
}

static GtkWidget *
create_line (const SalStakeholderMap *map, const SalInfluence *influence, gboolean outgoing)
{
  const char *other =
      sal_stakeholder_map_get (map, outgoing ? influence->target : influence->source)->name;
  g_autofree char *title =
      g_strdup_printf (outgoing ? _ ("Influences %s") : _ ("Influenced by %s"), other);
  g_autofree char *remove = g_strdup_printf (_ ("Delete: %s"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_strengths (map, influence, title));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sal_accessible_name_button (button, remove);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stakeholders.remove-influence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", influence->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/**
 * sal_stakeholder_influences_show:
 * @self: the lines
 * @map: a map
 * @person: the index of somebody on it
 *
 * Shows whom somebody influences and by whom they are; nothing if there is nobody.
 */
void
sal_stakeholder_influences_show (SalStakeholderInfluences *self,
                                 const SalStakeholderMap *map,
                                 guint person)
{
  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);
      GtkWidget *row;

      if (influence->source != person && influence->target != person)
        continue;
      row = create_line (map, influence, influence->source == person);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->lines, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
}

static void
sal_stakeholder_influences_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_STAKEHOLDER_INFLUENCES (object)->lines);

  G_OBJECT_CLASS (sal_stakeholder_influences_parent_class)->finalize (object);
}

static void
sal_stakeholder_influences_class_init (SalStakeholderInfluencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_stakeholder_influences_finalize;
}

static void
sal_stakeholder_influences_init (SalStakeholderInfluences *self)
{
  self->lines = g_ptr_array_new ();
}
