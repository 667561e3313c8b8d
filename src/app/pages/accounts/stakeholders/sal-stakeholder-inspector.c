/* sal-stakeholder-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-inspector.h"

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-scroll-guard.h"
#include "sal-stakeholder-form.h"
#include "sal-stakeholder-influences.h"

struct _SalStakeholderInspector
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  SalStakeholderForm *form; /* that shows */
  GHashTable *kept; /* id of a stakeholder to their SalStakeholderForm, which is not stored */
  gint64 told;      /* of whom it was last told that theirs is kept */

  GtkLabel *name_label;
  GtkLabel *job_label;
  GtkActionable *contact_button;
  AdwBin *form_bin;
  SalStakeholderInfluences *influences;
};

G_DEFINE_FINAL_TYPE (SalStakeholderInspector, sal_stakeholder_inspector, ADW_TYPE_BIN)

static guint kept_signal;

/* --- forms --- */

/* Once, though the store may refuse the same again. */
static void
tell_kept (SalStakeholderInspector *self, SalStakeholderForm *form)
{
  gint64 id = sal_stakeholder_form_get_id (form);

  if (!sal_stakeholder_form_has_problem (form) || self->told == id)
    return;
  self->told = id;
  g_signal_emit (self, kept_signal, 0, id);
}

/* A form that is kept is so until all of it is stored. */
static void
form_changed_cb (SalStakeholderInspector *self, SalStakeholderForm *form)
{
  gint64 id = sal_stakeholder_form_get_id (form);

  if (g_hash_table_lookup (self->kept, &id) != form)
    return;
  if (sal_stakeholder_form_is_modified (form))
    tell_kept (self, form);
  else
    g_hash_table_remove (self->kept, &id);
}

static SalStakeholderForm *
create_form (SalStakeholderInspector *self)
{
  GtkWidget *form = sal_stakeholder_form_new (self->workspace, GTK_WIDGET (self));

  g_signal_connect_object (form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);

  return SAL_STAKEHOLDER_FORM (form);
}

static void
set_form (SalStakeholderInspector *self, SalStakeholderForm *form)
{
  self->form = form;
  adw_bin_set_child (self->form_bin, GTK_WIDGET (form));
}

static void
keep_form (SalStakeholderInspector *self, SalStakeholderForm *form)
{
  gint64 id = sal_stakeholder_form_get_id (form);

  g_hash_table_insert (self->kept, g_memdup2 (&id, sizeof id), g_object_ref (form));
  tell_kept (self, form);
}

/* Stores what was entered for the one before. Where that cannot be, or takes a while, their form is
 * kept, and another one shows. */
static void
change_form (SalStakeholderInspector *self, gint64 id)
{
  g_autoptr (SalStakeholderForm) kept = g_hash_table_lookup (self->kept, &id);
  gboolean modified;

  if (kept != NULL)
    g_object_ref (kept);
  self->told = self->told == id ? 0 : self->told;
  g_hash_table_remove (self->kept, &id);
  sal_stakeholder_form_commit (self->form);
  modified = sal_stakeholder_form_is_modified (self->form);
  if (modified)
    keep_form (self, self->form);
  if (kept != NULL)
    set_form (self, kept);
  else if (modified)
    set_form (self, create_form (self));
}

/**
 * sal_stakeholder_inspector_show:
 * @self: an inspector
 * @map: a map
 * @person: the index of somebody on it
 *
 * Shows somebody as they are stored. What was entered for the one before is stored; where that
 * cannot be, it is there again when they show again.
 */
void
sal_stakeholder_inspector_show (SalStakeholderInspector *self, SalStakeholderMap *map, guint person)
{
  const SalStakeholder *who = sal_stakeholder_map_get (map, person);

  gtk_label_set_label (self->name_label, who->name);
  gtk_label_set_label (self->job_label, who->job_title != NULL ? who->job_title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->job_label), who->job_title != NULL);
  gtk_actionable_set_action_target (
      self->contact_button, "(sx)", sal_contact_kind.name, who->contact);
  gtk_actionable_set_action_name (self->contact_button, "win.show-record");
  sal_stakeholder_influences_show (self->influences, map, person);
  if (who->id != sal_stakeholder_form_get_id (self->form))
    change_form (self, who->id);
  sal_stakeholder_form_show (self->form, who->id);
}

/* Puts the keyboard where something is wrong, or at the first value. */
void
sal_stakeholder_inspector_focus (SalStakeholderInspector *self)
{
  sal_stakeholder_form_focus (self->form);
}

/* --- what is not stored --- */

/**
 * sal_stakeholder_inspector_find_modified:
 * @self: an inspector
 * @map: a map
 *
 * Finds somebody on the map for whom something was entered that is not stored.
 *
 * Returns: their id, or 0 if all is stored
 */
gint64
sal_stakeholder_inspector_find_modified (SalStakeholderInspector *self,
                                         const SalStakeholderMap *map)
{
  gint64 id = sal_stakeholder_form_get_id (self->form);
  GHashTableIter iter;
  gint64 *kept;

  if (sal_stakeholder_form_is_modified (self->form) && sal_stakeholder_map_find (map, id) >= 0)
    return id;
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, (gpointer *) &kept, NULL))
    if (sal_stakeholder_map_find (map, *kept) >= 0)
      return *kept;

  return 0;
}

/**
 * sal_stakeholder_inspector_commit:
 * @self: an inspector
 *
 * Stores what was entered, for whomever it was.
 *
 * Returns: %FALSE if some of it cannot be stored, which is said beside it
 */
gboolean
sal_stakeholder_inspector_commit (SalStakeholderInspector *self)
{
  gboolean stored = sal_stakeholder_form_commit (self->form);
  g_autoptr (GList) forms = g_hash_table_get_values (self->kept);

  for (GList *form = forms; form != NULL; form = form->next)
    stored &= sal_stakeholder_form_commit (form->data);

  return stored;
}

/* Gives up what was entered and is not stored. */
void
sal_stakeholder_inspector_discard (SalStakeholderInspector *self)
{
  g_hash_table_remove_all (self->kept);
  sal_stakeholder_form_revert (self->form);
}

/* --- the widget --- */

/**
 * sal_stakeholder_inspector_set_workspace:
 * @self: an inspector
 * @workspace: the workspace
 *
 * Says where the values are. It is called once.
 */
void
sal_stakeholder_inspector_set_workspace (SalStakeholderInspector *self, SalWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  set_form (self, create_form (self));
}

static void
sal_stakeholder_inspector_dispose (GObject *object)
{
  SalStakeholderInspector *self = SAL_STAKEHOLDER_INSPECTOR (object);

  g_hash_table_remove_all (self->kept);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_stakeholder_inspector_parent_class)->dispose (object);
}

static void
sal_stakeholder_inspector_finalize (GObject *object)
{
  g_hash_table_unref (SAL_STAKEHOLDER_INSPECTOR (object)->kept);

  G_OBJECT_CLASS (sal_stakeholder_inspector_parent_class)->finalize (object);
}

static void
sal_stakeholder_inspector_class_init (SalStakeholderInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_stakeholder_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_stakeholder_inspector_finalize;
  kept_signal = g_signal_new ("kept",
                              G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_STAKEHOLDER_INFLUENCES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-stakeholder-inspector.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, SalStakeholderInspector, name)
  BIND (name_label);
  BIND (job_label);
  BIND (contact_button);
  BIND (form_bin);
  BIND (influences);
#undef BIND
}

static void
sal_stakeholder_inspector_init (SalStakeholderInspector *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));
}
