/* sal-stakeholder-influences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-influences.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-stakeholder.h"

/* A row of the group, which shows one line after the other: drop-downs take long to be made. */
typedef struct
{
  gint64 ends[2];
  gboolean showing; /* a line, so that what changes is not the person's choice */
  GtkWidget *row;
  GtkDropDown *strengths;
  GtkWidget *remove_button;
} Line;

struct _SalStakeholderInfluences
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *lines; /* of Line; those that are not needed are hidden */
};

G_DEFINE_FINAL_TYPE (SalStakeholderInfluences,
                     sal_stakeholder_influences,
                     ADW_TYPE_PREFERENCES_GROUP)

static void
strength_chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, Line *line)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!line->showing && selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (drop_down),
                                "stakeholders.set-influence",
                                "(xxu)",
                                line->ends[0],
                                line->ends[1],
                                selected);
}

static GtkDropDown *
create_strengths (Line *line)
{
  GtkStringList *strengths = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (gsize i = 0; sal_influence_strengths[i].value != NULL; i++)
    gtk_string_list_append (strengths, _ (sal_influence_strengths[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (strengths), NULL);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (strength_chosen_cb), line);

  return GTK_DROP_DOWN (drop_down);
}

static Line *
add_line (SalStakeholderInfluences *self)
{
  Line *line = g_new0 (Line, 1);

  line->row = adw_action_row_new ();
  line->strengths = create_strengths (line);
  line->remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  gtk_widget_set_valign (line->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line->remove_button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), GTK_WIDGET (line->strengths));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->remove_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line->row);
  g_ptr_array_add (self->lines, line);

  return line;
}

static void
show_line (Line *line,
           const SalStakeholderMap *map,
           const SalInfluence *influence,
           gboolean outgoing)
{
  const SalStakeholder *source = sal_stakeholder_map_get (map, influence->source);
  const SalStakeholder *target = sal_stakeholder_map_get (map, influence->target);
  g_autofree char *title = g_strdup_printf (outgoing ? _ ("Influences %s") : _ ("Influenced by %s"),
                                            outgoing ? target->name : source->name);
  g_autofree char *remove = g_strdup_printf (_ ("Delete: %s"), title);

  line->showing = TRUE;
  line->ends[0] = source->id;
  line->ends[1] = target->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  gtk_drop_down_set_selected (line->strengths, influence->strength);
  sal_accessible_name_drop_down (line->strengths, title);
  sal_accessible_name_button (line->remove_button, remove);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line->remove_button), "x", influence->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line->remove_button),
                                  "stakeholders.remove-influence");
  gtk_widget_set_visible (line->row, TRUE);
  line->showing = FALSE;
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
  guint n = 0;

  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);

      if (influence->source != person && influence->target != person)
        continue;
      show_line (n < self->lines->len ? self->lines->pdata[n] : add_line (self),
                 map,
                 influence,
                 influence->source == person);
      n++;
    }
  for (guint i = n; i < self->lines->len; i++)
    gtk_widget_set_visible (((Line *) self->lines->pdata[i])->row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
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
  self->lines = g_ptr_array_new_with_free_func (g_free);
}
